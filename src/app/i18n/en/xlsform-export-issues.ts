export const xlsformExportIssuesEn: Readonly<Record<string, string>> = {
  'export.xlsform-type': '“{{title}}” becomes {{to}}: what its own type checks is not checked there.',
  'export.xlsform-field': '“{{title}}” has no counterpart: it is left out.',
  'export.xlsform-renamed':
    'The name “{{from}}” becomes “{{to}}”: there no two groups of a form have one name, and names must be writable.',
  'export.xlsform-setting': '“{{title}}”: the setting {{what}} is left out.',
  'export.xlsform-unit': '“{{title}}”: its unit “{{unit}}” stands in the hint.',
  'export.xlsform-list':
    'Code list “{{list}}”: its {{count}} codes in force are copied into the workbook; later changes of the list do not follow.',
  'export.xlsform-file':
    'Code list “{{list}}” has {{count}} codes and lies in a file of its own, {{file}} (in Vietnamese); upload it with the form. Later changes of the list do not follow.',
  'export.xlsform-no-list':
    'This device does not have the code list “{{list}}”: make a file {{file}} with the columns name and label, and upload it with the form.',
  'export.xlsform-code': '“{{title}}”: the code “{{from}}” becomes “{{to}}”: codes of which several are chosen have no spaces.',
  'export.xlsform-presence': '“{{title}}” is always shown: its condition cannot be written there ({{what}}).',
  'export.xlsform-required': '“{{title}}” is not required: the condition cannot be written there ({{what}}).',
  'export.xlsform-group': '“{{title}}”: there a group must be filled in exactly when a question in it must, whatever is set of the group.',
  'export.xlsform-compute':
    '“{{title}}” cannot be worked out there ({{what}}): it is filled in by hand, or stays empty where nobody sees it.',
  'export.xlsform-rows':
    '“{{title}}”: there rows without an answer are left out, and it is 0 where there is no row; here it has no value then.',
  'export.xlsform-rule': 'The check “{{message}}” is left out: {{what}} cannot be written there.',
  'export.xlsform-place':
    'The check “{{message}}” is left out: there only single answers are checked, not groups, rows or values that nobody sees.',
  'export.xlsform-empty': 'The check “{{message}}” is left out: there a question without an answer is not checked.',
  'export.xlsform-warning': 'The reminder “{{message}}” is left out: there every check refuses the answer.',
  'export.xlsform-joined': '“{{title}}”: {{count}} limits and checks become one, with one message.',
  'export.xlsform-gap': 'A message works out “{{what}}”: there it says “…” instead.',
  'export.xlsform-flag': 'The hidden value “{{name}}” is no question of its own: its condition stands at the questions that need it.',
  'export.xlsform-filter': '“{{title}}”: how the list is narrowed by the column “{{column}}” is not carried over as it is.',
  'export.xlsform-default': '“{{title}}”: the value that it begins with cannot be written there.',
  'export.xlsform-words': 'In “{{what}}” the dollar sign is parted from the brace, so that it names no question.',
  'export.xlsform-pages': 'Each section becomes a page: the pages of the form are not carried over.',
  'export.xlsform-about': 'What is said here about the form ({{count}}) has no place in an XLSForm.',
}
