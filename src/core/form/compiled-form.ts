import type { JsonObject, JsonValue } from '../lib/json.ts'
import type { Issue } from '../lib/issue.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CodeLists } from './code-list.ts'
import type { FormDefinition, Severity } from './definition.ts'
import type { FieldSettings, FieldTypeName } from './field-settings.ts'
import type { JsonSchema } from './json-schema.ts'
import type { RowLayout } from './compile/table-layout.ts'
import type { Memo } from './expression/narrow.ts'
import type { ReadTree } from './expression/read-tree.ts'
import type { VersionUpgrade } from './upgrade/version-upgrade.ts'
import type { Check } from './validate/run.ts'

/** `key@version#hash`: names one published definition for ever. */
export type FormRef = string

export const formRef = (key: string, version: number, hash: string): FormRef => `${key}@${version}#${hash}`

/**
 * When a node is there (or required): the schema `test` holds for the object at `scope`
 * (a template path of an ancestor, `''` the root), or does not when `negate` is set.
 */
export interface Condition {
  readonly scope: RecordPath
  readonly negate: boolean
  /** True when the object at `scope` satisfies the `if` of the definition. */
  readonly test: (scopeValue: JsonValue | undefined) => boolean
  /** Template paths that `test` reads. */
  readonly reads: readonly RecordPath[]
  /** The same, from `scope` on. */
  readonly tree: ReadTree
}

/** A disjunction of conjunctions; `[[]]` is always, `[]` never. */
export type Conditions = readonly (readonly Condition[])[]

export type NodeKind = 'group' | 'grid' | 'repeat' | 'field'

/** One place of the form. Nodes are in document order, a parent before its children. */
export interface FormNode {
  /** `n0`, `n1`, …: position in `CompiledForm.nodes`. With a row: `n12@<row>`. */
  readonly key: string
  readonly index: number
  readonly kind: NodeKind
  readonly type: FieldTypeName
  /** The property name in the parent object. */
  readonly name: string
  /** Template path, `/members/@/share`. */
  readonly path: RecordPath
  /** Index of the parent group, grid, or repeat; null at the top. */
  readonly parent: number | null
  readonly children: readonly number[]
  /** Template path of each repeat around this node, outermost first. */
  readonly repeats: readonly RecordPath[]
  /** `x-phieu.id`; inside a `$ref` the ids along the way joined by `-`. */
  readonly fieldId: string
  /** The schema after `$ref`, with the referring site's title, description and settings laid over it. */
  readonly schema: JsonSchema
  readonly settings: FieldSettings
  readonly title: string
  readonly help: string
  readonly presence: Conditions
  readonly required: Conditions
  readonly readOnly: boolean
  /** Never drawn, by `ui:widget: hidden` here or around it; its value is a value like any other. */
  readonly hidden: boolean
  /** Of a repeat: how its rows are shown while filling in. */
  readonly layout: RowLayout
  /** Inline choices from `oneOf`/`enum`, in order; empty when the node uses a code list or none. */
  readonly choices: readonly { readonly value: JsonValue; readonly title: string }[]
}

export interface FormSection {
  readonly id: string
  readonly title: string
  /** Top-level nodes. */
  readonly nodes: readonly number[]
}

export interface FormPage {
  readonly id: string
  readonly title: string
  readonly sections: readonly string[]
}

/** A compiled definition: immutable, a cache, never compared or stored. Made by `compileForm`. */
export interface CompiledForm {
  readonly ref: FormRef
  readonly hash: string
  readonly definition: FormDefinition
  readonly nodes: readonly FormNode[]
  readonly byPath: ReadonlyMap<RecordPath, FormNode>
  readonly sections: readonly FormSection[]
  readonly pages: readonly FormPage[]
  /** How records of earlier versions move on, oldest first, this version's own map last. */
  readonly upgrades: readonly VersionUpgrade[]
  /** Keys of the code lists the form uses. */
  readonly lists: readonly string[]
  /** Internal to `core/form`: compiled validator, rules and dependency edges. */
  readonly program: FormProgram
}

/** Opaque outside `core/form`; its parts are the engine's own. */
export interface FormProgram {
  /** Everything the JSON Schema says of a whole record; hidden values must be gone already. */
  readonly schemaIssues: (values: JsonValue, report: (issue: Issue) => void, context: FormContext) => void
  /** By node index: the schemas that apply to the node's own value. */
  readonly constraints: readonly (readonly NodeConstraint[])[]
  readonly rules: readonly CompiledRule[]
  /** Node indexes so that whatever a node's presence or computed value reads comes before it, its parent too. */
  readonly order: readonly number[]
  /** By node index: its position in `order`. */
  readonly ranks: readonly number[]
  /** By node index: the compute rule that gives its value, or null. */
  readonly computes: readonly (CompiledRule | null)[]
  /** Template path → what is evaluated again when the value there changes. */
  readonly dependents: ReadonlyMap<RecordPath, Dependents>
}

/** A schema that applies to a node's value while all of `when` hold. */
export interface NodeConstraint {
  readonly when: readonly Condition[]
  readonly check: Check
}

/** Something that reads a path. */
export interface Edge {
  /** Of the node, or of the rule. */
  readonly index: number
  /** How many of the repeats around the reader are the same row as the one read; in the others every row reads it. */
  readonly bound: number
}

export interface Dependents {
  /** Nodes whose presence reads the path. */
  readonly presence: readonly Edge[]
  /** Nodes whose requiredness, or a conditional schema of theirs, reads it. */
  readonly demands: readonly Edge[]
  /** Nodes whose computed value reads it. */
  readonly computes: readonly Edge[]
  /** Check rules (indexes into `FormProgram.rules`) that read it. */
  readonly rules: readonly Edge[]
  /** Nodes whose code-list filter reads it. */
  readonly filters: readonly Edge[]
}

export interface CompiledRule {
  readonly id: string
  readonly kind: 'check' | 'compute'
  readonly at: RecordPath
  /** Index of the node at `at`. */
  readonly node: number
  readonly severity: Severity
  readonly message: string
  /** What the gaps of the message show when the check fails. */
  readonly gaps: readonly MessageGap[]
  /** Template paths the rule reads from the record, and from its own row. */
  readonly reads: ReadTree
  readonly rowReads: ReadTree
  /** It compares with the record of the period before, which is not always at hand. */
  readonly readsPrevious: boolean
  /** It looks into records that the form refers to, which are not always at hand. */
  readonly readsRecords: boolean
  /** Keys of the code lists it looks into. */
  readonly lists: readonly string[]
  /** Steps that it makes on one record at most, on lists as long as their schemas let them be. */
  readonly cost: number
  /** Check: true = passes, false = fails, null = not applicable. Compute: the value, null = none. */
  readonly evaluate: (scope: RuleScope) => JsonValue
}

/** `{…}` in the message of a rule. */
export interface MessageGap {
  /** The expression as it stands in the message. */
  readonly text: string
  /** Index of the field that it names, whose words it then has. */
  readonly node: number | null
  readonly evaluate: (scope: RuleScope) => JsonValue
}

export interface RuleScope {
  /** The record's values without hidden fields. */
  readonly values: JsonObject
  /** The row the rule runs in, when `at` lies in a repeat. */
  readonly row: JsonObject | null
  readonly context: FormContext
  readonly meter: RuleMeter
}

/** Steps that a rule may still make in this pass over the record; below 0 it has run out, and its outcome means nothing. */
export interface RuleMeter {
  left: number
  /** What walks may keep for the other places of the rule; null where the record changes between them. */
  readonly memo: () => Memo | null
}

/** What the engine knows besides the values. */
export interface FormContext {
  /** The day for `today()`, ISO, Asia/Ho_Chi_Minh: the operation's `asOf` on both sides. */
  readonly asOf: string
  readonly lists: CodeLists
  /** Demonstration mode admits personal ids with the unassigned place codes 000 and 099. */
  readonly demo: boolean
  /** Periodic forms: the values of the period before, when at hand; rules read it as `previous`. */
  readonly previous: JsonObject | null
  /** Records that the form refers to, when at hand; rules read their fields by `record_field`. Absent: none is. */
  readonly records?: RecordsAtHand
}

/** Values of other records, by record id. */
export type RecordsAtHand = Readonly<Record<string, JsonObject>>

/** An issue of a value: schema and code-list issues block, a field type may also inform; rules carry their own severity. `ruleId` is in `params` when `code` is `rule`. */
export interface FormIssue extends Issue {
  readonly severity: Severity
}
