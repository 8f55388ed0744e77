/** What of an XLSForm was not carried over, or not as it was, cell by cell. */
export const xlsformIssuesEn: Readonly<Record<string, string>> = {
  'import.xlsform-column': 'Column “{{column}}” of sheet {{sheet}} ({{count}} filled cells) has no place in a form: it was left out.',
  'import.xlsform-cell': '{{sheet}}, row {{row}}, column {{column}}: “{{what}}” has no place in a form: it was left out.',
  'import.xlsform-look':
    '{{sheet}}, row {{row}}, column {{column}}: the look “{{what}}” was left out; the field is shown in the usual way.',
  'import.xlsform-type': '{{sheet}}, row {{row}}: a form has no type “{{what}}”: it was left out. Take another type, or the row away.',
  'import.xlsform-recorded': '{{sheet}}, row {{row}}: “{{what}}” is kept with each record anyway: it did not become a field.',
  'import.xlsform-disabled': '{{sheet}}, row {{row}}: “{{what}}” is disabled: it was left out.',
  'import.xlsform-renamed': '{{sheet}}, row {{row}}: the name “{{from}}” became “{{to}}”, one that rules can write.',
  'import.xlsform-in-words':
    "{{sheet}}, row {{row}}, column {{column}}: words cannot hold an answer; the field's label stands there in square brackets: “{{what}}”. Look at the wording.",
  'import.xlsform-formatting': '{{sheet}}, row {{row}}, column {{column}}: bold letters and HTML were taken out of “{{what}}”.',
  'import.xlsform-media': '{{sheet}}, row {{row}}, column {{column}}: the file “{{what}}” is not in the workbook: it was left out.',
  'import.xlsform-default':
    '{{sheet}}, row {{row}}, column {{column}}: the default “{{what}}” would have to be worked out, or is none of the type: it was left out.',
  'import.xlsform-required-message':
    '{{sheet}}, row {{row}}, column {{column}}: a form has its own words for a missing answer; “{{what}}” was left out.',
  'import.xlsform-no-message':
    '{{sheet}}, row {{row}}, column {{column}}: “{{what}}” became a rule with a general message. Write one that says what to do.',
  'import.xlsform-list-made':
    '{{sheet}}, row {{row}}: choices with a filter became the code list “{{list}}” ({{count}} codes); it must be brought in with the form.',
  'import.xlsform-list-needed': '{{sheet}}, row {{row}}: the choices lie in the file “{{what}}”; bring it in as the code list “{{list}}”.',
  'import.xlsform-no-list':
    '{{sheet}}, row {{row}}: there is no list of choices “{{what}}”; the field became a text. Add the list and import again.',
  'import.xlsform-choice-twice': '{{sheet}}, row {{row}}: the code “{{what}}” stands twice in one list; only the first was kept.',
  'import.xlsform-filter':
    '{{sheet}}, row {{row}}, column {{column}}: choices cannot be narrowed by “{{what}}” (only by being equal to a field beside); all of them are shown.',
  'import.xlsform-setting': '{{sheet}}, row {{row}}, column {{column}}: “{{what}}” was left out, or carried over in part.',
  'import.xlsform-language':
    '{{sheet}}, row {{row}}: the language of column {{column}} (“{{what}}”) is not known, or another column has it: it was left out. Add two letters, as in “label::English (en)”.',
  'import.xlsform-no-vietnamese':
    '{{sheet}}, row {{row}}, column {{column}}: there are no Vietnamese words; those in “{{what}}” stand in their place. Translate them before publishing.',
  'import.xlsform-count':
    '{{sheet}}, row {{row}}, column {{column}}: the number of rows “{{what}}” became a check; rows are added by hand.',
  'import.xlsform-never':
    '{{sheet}}, row {{row}}, column {{column}}: by its condition “{{what}}” is never shown; the condition was left out, and the field is always there.',
  'import.xlsform-rule':
    '{{sheet}}, row {{row}}, column {{column}}: “{{what}}” cannot be run in a form (too many steps, a pattern that is not possible, or fields that wait for each other): it was left out.',
  'import.xlsform-empty': '{{sheet}}, row {{row}}: column {{column}} is empty (“{{what}}”): the row was left out.',
  'import.xlsform-no-label': '{{sheet}}, row {{row}}: “{{what}}” has no label; its name stands there for now.',
  'import.xlsform-syntax': '{{sheet}}, row {{row}}, column {{column}}: the expression cannot be read from “{{what}}” on: it was left out.',
  'import.xlsform-unknown': '{{sheet}}, row {{row}}, column {{column}}: the form has no field “{{what}}”: the expression was left out.',
  'import.xlsform-function': '{{sheet}}, row {{row}}, column {{column}}: there is no function “{{what}}”: the expression was left out.',
  'import.xlsform-rows':
    '{{sheet}}, row {{row}}, column {{column}}: “{{what}}” lies in rows, and one value is needed here: the expression was left out. Use sum, count, max or indexed-repeat.',
  'import.xlsform-values':
    '{{sheet}}, row {{row}}, column {{column}}: the values of “{{what}}” do not go together, or it is worked out from itself: the expression was left out.',
  'import.xlsform-path': '{{sheet}}, row {{row}}, column {{column}}: the path “{{what}}” cannot be followed: the expression was left out.',
  'import.xlsform-now': '{{sheet}}, row {{row}}, column {{column}}: now() became the day of the record, without the hour: “{{what}}”.',
  'import.xlsform-once':
    '{{sheet}}, row {{row}}, column {{column}}: once() does not keep its first value; it is worked out anew at each change: “{{what}}”.',
  'import.xlsform-no-survey': 'The workbook has no sheet “survey”: it is no XLSForm.',
  'import.xlsform-no-column': 'Sheet {{sheet}} has no column “{{column}}” in its heading, row {{row}}. Add it and import again.',
  'import.xlsform-nesting':
    '{{sheet}}, row {{row}}: “{{what}}” has no begin or end that belongs to it (column {{column}}). Mend begin and end, and import again.',
}
