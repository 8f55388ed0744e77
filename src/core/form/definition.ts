import Type, { type Static } from 'typebox'
import type { JsonSchema } from './json-schema.ts'

/** The form document's own format version: what `schema`, `uiSchema` and `rules` mean. */
export const FORMAT_VERSION = 1

export const formKeyPattern = '^[a-z][a-z0-9-]{2,47}$'
export const fieldIdPattern = '^[a-z0-9]{8}$'

const Text = Type.String({ minLength: 1, maxLength: 2000 })

/** TypeBox checks only those members of a map whose name fits; without this the others would come in unseen. */
const closed = { additionalProperties: false }
const Name = Type.String({ pattern: '^.{1,200}$' })

const Words = Type.String({ pattern: '^.{1,500}$' })

/** A template path: `/members/@/share` (`@` stands for any row). See `core/lib/record-path.ts`. */
export const TemplatePath = Type.String({ pattern: '^(/[^/]+)+$', maxLength: 500 })

export const Severity = Type.Union([Type.Literal('block'), Type.Literal('warn'), Type.Literal('info')])
export type Severity = Static<typeof Severity>

/** A rule over several values. `when` and `check` are CEL; a missing operand makes the rule not applicable. */
export const CheckRule = Type.Object(
  {
    id: Type.String({ pattern: fieldIdPattern }),
    when: Type.Optional(Text),
    check: Text,
    /** Where the issue is shown. Inside a repeat the rule runs once a row, with `row` bound to that row. */
    at: TemplatePath,
    severity: Severity,
    /** Vietnamese; says what to do. */
    message: Text,
  },
  { additionalProperties: false },
)

/** A value that the form works out itself. The field at `at` is read-only; when `when` is false it has no value. */
export const ComputeRule = Type.Object(
  { id: Type.String({ pattern: fieldIdPattern }), when: Type.Optional(Text), compute: Text, at: TemplatePath },
  { additionalProperties: false },
)

export const Rule = Type.Union([CheckRule, ComputeRule])
export type CheckRule = Static<typeof CheckRule>
export type ComputeRule = Static<typeof ComputeRule>
export type Rule = Static<typeof Rule>

export const Retention = Type.Union([
  Type.Object({ kind: Type.Literal('never-delete'), basis: Text }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Literal('years'),
      years: Type.Integer({ minimum: 1, maximum: 100 }),
      after: Type.Union([Type.Literal('creation'), Type.Literal('last-change')]),
      basis: Text,
    },
    { additionalProperties: false },
  ),
])

export const PeriodKind = Type.Union([Type.Literal('month'), Type.Literal('quarter'), Type.Literal('year'), Type.Literal('school-year')])
export type PeriodKind = Static<typeof PeriodKind>

/**
 * Who sees a record, when that is less than everybody with a role in its unit.
 * `rows: named`: who made it, the unit's data owner, and whom the data owner named on it. `export: single`: one record at a
 * time, each opening audited; lists and bulk answers carry none of its values.
 */
export const Access = Type.Object(
  { rows: Type.Literal('named'), export: Type.Optional(Type.Literal('single')) },
  { additionalProperties: false },
)
export type Access = Static<typeof Access>

export const PersonalData = Type.Object(
  { class: Type.Union([Type.Literal('basic'), Type.Literal('sensitive')]), why: Text },
  { additionalProperties: false },
)
export type PersonalData = Static<typeof PersonalData>

/** Words in another language, by field, rule and section id. What is missing falls back to Vietnamese. */
export const Translation = Type.Object(
  {
    title: Type.Optional(Text),
    purpose: Type.Optional(Text),
    sections: Type.Optional(Type.Record(Name, Text, closed)),
    fields: Type.Optional(
      Type.Record(
        Name,
        Type.Object(
          {
            title: Type.Optional(Text),
            help: Type.Optional(Text),
            choices: Type.Optional(Type.Record(Name, Text, closed)),
            /** Of an island: each of its titles and descriptions, as it stands there, in the other language. */
            words: Type.Optional(Type.Record(Words, Text, closed)),
          },
          { additionalProperties: false },
        ),
        closed,
      ),
    ),
    rules: Type.Optional(Type.Record(Name, Text, closed)),
  },
  { additionalProperties: false },
)

/** One step of moving records of the version before to this one. Paths are template paths. */
export const UpgradeStep = Type.Union([
  Type.Object({ kind: Type.Literal('rename'), from: TemplatePath, to: TemplatePath }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('default'), at: TemplatePath, value: Type.Unknown() }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('map-codes'), at: TemplatePath, codes: Type.Record(Name, Type.String(), closed) },
    { additionalProperties: false },
  ),
  /** The groups of a pattern that fits the whole text go to the paths of `into`, in their order; a text that it does not fit is kept aside. */
  Type.Object(
    { kind: Type.Literal('split'), from: TemplatePath, pattern: Text, into: Type.Array(TemplatePath, { minItems: 1, maxItems: 8 }) },
    { additionalProperties: false },
  ),
  /** To another type; what does not read as one for certain is kept aside. `list` and `single`: to and from several values. */
  Type.Object(
    {
      kind: Type.Literal('convert'),
      at: TemplatePath,
      to: Type.Union([
        Type.Literal('text'),
        Type.Literal('integer'),
        Type.Literal('number'),
        Type.Literal('date'),
        Type.Literal('boolean'),
        Type.Literal('list'),
        Type.Literal('single'),
      ]),
    },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('drop'), at: TemplatePath }, { additionalProperties: false }),
])
export type UpgradeStep = Static<typeof UpgradeStep>

export const FormDefinition = Type.Object(
  {
    format: Type.Literal(FORMAT_VERSION),
    key: Type.String({ pattern: formKeyPattern }),
    version: Type.Integer({ minimum: 1 }),
    title: Text,
    /** Key of the owning department or sector (a unit's `key`), metadata only. */
    department: Type.String({ pattern: formKeyPattern }),
    /** Who answers for the data: a post, not a person. */
    owner: Text,
    purpose: Text,
    legalBasis: Type.Array(Text, { minItems: 1 }),
    recipients: Type.Optional(Type.Array(Text)),
    retention: Retention,
    /** Absent: everybody with a reading role in the unit. */
    access: Type.Optional(Access),
    /** One record per unit and period; the value of `field` is the period (`2026-11`, `2026-Q4`, `2026`, `2026-2027`). */
    period: Type.Optional(Type.Object({ kind: PeriodKind, field: TemplatePath }, { additionalProperties: false })),
    /** Each entry is one key: the fields which together must not occur twice. No key may cross a repeat. */
    identityKeys: Type.Array(Type.Array(TemplatePath, { minItems: 1, maxItems: 4 }), { maxItems: 4 }),
    /** Fields a record is found by, and listed with. */
    searchable: Type.Array(TemplatePath, { maxItems: 16 }),
    /** The fields whose shown values make a record's title in lists. */
    titleFields: Type.Array(TemplatePath, { minItems: 1, maxItems: 4 }),
    /** By field id (`x-phieu.id`), which counts wherever its block is used; one place may have its own: `personal-data.ts`. */
    personalData: Type.Record(Name, PersonalData, closed),
    schema: Type.Unsafe<JsonSchema>(Type.Object({})),
    uiSchema: Type.Unsafe<UiSchema>(Type.Object({})),
    rules: Type.Array(Rule, { maxItems: 500 }),
    translations: Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), Translation, closed),
    upgrade: Type.Optional(Type.Array(UpgradeStep)),
  },
  { additionalProperties: false },
)
export type FormDefinition = Static<typeof FormDefinition>

/** A part of the form with a heading of its own in the table of contents. `fields` are names of top-level properties. */
export interface SectionLayout {
  readonly id: string
  readonly title: string
  readonly fields: readonly string[]
}
export interface PageLayout {
  readonly id: string
  readonly title: string
  readonly sections: readonly string[]
}

/** RJSF's uiSchema. At the root, `ui:options` may carry `sections` and `pages`; unknown to a stock RJSF form, and ignored by it. */
export interface UiSchema {
  readonly 'ui:order'?: readonly string[]
  readonly 'ui:widget'?: 'hidden' | 'textarea' | 'radio' | 'select' | 'checkboxes'
  readonly 'ui:options'?: {
    readonly sections?: readonly SectionLayout[]
    readonly pages?: readonly PageLayout[]
    readonly [option: string]: unknown
  }
  readonly items?: UiSchema
  readonly [property: string]: unknown
}
