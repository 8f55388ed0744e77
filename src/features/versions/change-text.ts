import type { TFunction } from 'i18next'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import type { FormChange } from '#core/form/upgrade/describe-changes.ts'

/** What the field at a path is called: in the new version, or else in the old; `before`: of a path of the old version, where another may stand now. */
export type NameOf = (path: string, when?: 'before') => string

const text = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** What changed, in words: `bắt buộc → không bắt buộc`. */
export function changeText(t: TFunction, nameOf: NameOf, change: FormChange): string {
  const { kind, before, after, name = '' } = change
  if (kind === 'moved') return movedText(t, nameOf, text(before), text(after))
  const shown = (value: JsonValue): string => valueText(t, nameOf, change, value)
  return t(`versions.change.${kind}`, { before: shown(before), after: shown(after), name: nameText(t, change, name) })
}

function nameText(t: TFunction, { kind, title }: FormChange, name: string): string {
  switch (kind) {
    case 'limit':
      return t(`versions.limit.${name}`)
    case 'form':
      return t(`versions.property.${name}`)
    case 'heading':
    case 'english': {
      // The key of a text: what it is, whose, and of a choice or a word of an island which one.
      const [place = '', , ...which] = name.split(':')
      return t(`versions.words.${place}`, { title, which: which.join(':') })
    }
    default:
      return name
  }
}

function valueText(t: TFunction, nameOf: NameOf, change: FormChange, value: JsonValue): string {
  const { kind, name } = change
  switch (kind) {
    case 'required':
      return t(`versions.when.required.${text(value)}`)
    case 'shown':
      return Array.isArray(value)
        ? t('versions.when.shown.by', { fields: value.map((path) => nameOf(text(path))).join(', ') })
        : t(`versions.when.shown.${text(value)}`)
    case 'computed':
      return t(`versions.computed.${text(value)}`)
    default:
  }
  if (value === null || value === '') return t('versions.nothing')
  switch (kind) {
    case 'added':
    case 'removed':
    case 'type':
      return t(`fieldTypes.${text(value)}`)
    case 'help':
    case 'heading':
    case 'english':
      return `“${text(value)}”`
    case 'personal-data':
      return t(`versions.personal.${text(value)}`)
    case 'rule-added':
    case 'rule-removed':
    case 'rule-changed':
      return ruleText(t, value, value === change.before ? change.after : change.before)
    case 'form':
      return propertyText(t, nameOf, name ?? '', value)
    default:
      return text(value)
  }
}

/** Where a field has gone; within the same group only its name in rules is another one. */
function movedText(t: TFunction, nameOf: NameOf, before: string, after: string): string {
  const parent = (path: string): string => path.slice(0, path.lastIndexOf('/'))
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  if (parent(before) === parent(after)) return t('versions.change.renamed', { before: last(before), after: last(after) })
  const place = (path: string, when?: 'before'): string => {
    const parts = parent(path).split('/').slice(1)
    const names = parts.map((part, at) => (part === '@' ? '' : nameOf(`/${parts.slice(0, at + 1).join('/')}`, when)))
    return names.filter(Boolean).join(' › ') || t('versions.outside')
  }
  return t('versions.change.moved', { before: place(before, 'before'), after: place(after) })
}

/** What a rule says. The expression of a check that has a message is told only where it is another one. */
function ruleText(t: TFunction, rule: JsonValue, other: JsonValue): string {
  if (!isJsonObject(rule)) return text(rule)
  const { message, check, compute, when, severity } = rule
  const differs = (name: string): boolean => isJsonObject(other) && canonicalJson(rule[name] ?? null) !== canonicalJson(other[name] ?? null)
  const what = [
    typeof compute === 'string' ? t('versions.rule.computes', { compute }) : '',
    typeof message === 'string' ? `“${message}”` : '',
    typeof check === 'string' && (typeof message !== 'string' || differs('check')) ? check : '',
    typeof when === 'string' ? t('versions.rule.when', { when }) : '',
    typeof severity === 'string' ? t(`versions.rule.${severity}`) : '',
  ]
  return what.filter(Boolean).join(', ')
}

function propertyText(t: TFunction, nameOf: NameOf, name: string, value: JsonValue): string {
  const isPaths = name === 'identityKeys' || name === 'searchable' || name === 'titleFields'
  if (Array.isArray(value)) {
    const part = (each: JsonValue): string => (Array.isArray(each) ? each.map(part).join(' + ') : isPaths ? nameOf(text(each)) : text(each))
    return value.length === 0 ? t('versions.nothing') : value.map(part).join('; ')
  }
  if (!isJsonObject(value)) return text(value)
  if (name === 'retention')
    return t(`versions.retention.${value['kind'] === 'years' ? text(value['after'] ?? '') : 'never'}`, {
      years: value['years'],
      basis: value['basis'],
    })
  if (name === 'access') return t(value['export'] === undefined ? 'versions.access.named' : 'versions.access.single')
  if (name === 'period') return t(`versions.period.${text(value['kind'] ?? '')}`, { field: nameOf(text(value['field'] ?? '')) })
  return text(value)
}
