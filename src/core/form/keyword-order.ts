/** The order of keywords in the canonical text of a form definition. Changing it changes every form's hash: add only. */

export const definitionOrder = [
  'format',
  'key',
  'version',
  'title',
  'department',
  'owner',
  'purpose',
  'legalBasis',
  'recipients',
  'retention',
  'access',
  'period',
  'identityKeys',
  'searchable',
  'titleFields',
  'personalData',
  'schema',
  'uiSchema',
  'rules',
  'translations',
  'upgrade',
] as const

export const schemaOrder = [
  '$schema',
  '$id',
  '$ref',
  'title',
  'description',
  'x-phieu',
  'type',
  'const',
  'enum',
  'oneOf',
  'anyOf',
  'default',
  'readOnly',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'items',
  'properties',
  'required',
  'not',
  'if',
  'then',
  'else',
  'allOf',
  'additionalProperties',
  'unevaluatedProperties',
  '$defs',
] as const

export const settingsOrder = [
  'id',
  'type',
  'concept',
  'list',
  'filter',
  'upperCase',
  'suffix',
  'allowPersonalId',
  'form',
  'copy',
  'series',
  'by',
  'pattern',
  'bounds',
  'accept',
  'maxBytes',
  'maxEdge',
  'symbologies',
  'maxSeconds',
  'images',
  'seconds',
  'computed',
] as const

export const boundsOrder = ['south', 'west', 'north', 'east'] as const
export const uiOrder = ['ui:order', 'ui:widget', 'ui:options'] as const
export const uiOptionsOrder = ['sections', 'pages'] as const
export const ruleOrder = ['id', 'when', 'check', 'compute', 'at', 'severity', 'message'] as const
export const accessOrder = ['rows', 'export'] as const
export const partOrder = ['id', 'title', 'fields', 'sections'] as const
export const kindOrder = ['kind', 'class', 'why', 'years', 'after', 'basis', 'field', 'from', 'to', 'at', 'value', 'codes'] as const
export const translationOrder = ['title', 'purpose', 'help', 'choices', 'sections', 'fields', 'rules'] as const
