import type { TFunction } from 'i18next'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import type { FormChange } from '#core/form/upgrade/describe-changes.ts'

/** The title of the field at a path, in the new version or the old. */
export type NameOf = (path: string) => string

const text = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** What changed, in words: `bắt buộc → không bắt buộc`. */
export function changeText(t: TFunction, nameOf: NameOf, change: FormChange): string {
  const { kind, before, after, name = '' } = change
  const shown = (value: JsonValue): string => valueText(t, nameOf, change, value)
  return t(`versions.change.${kind}`, { before: shown(before), after: shown(after), name: nameText(t, kind, name) })
}

const nameText = (t: TFunction, kind: FormChange['kind'], name: string): string =>
  kind === 'limit' ? t(`versions.limit.${name}`) : kind === 'form' ? t(`versions.property.${name}`) : name

function valueText(t: TFunction, nameOf: NameOf, { kind, name }: FormChange, value: JsonValue): string {
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
  if (value === null) return t('versions.nothing')
  switch (kind) {
    case 'added':
    case 'removed':
    case 'type':
      return t(`fieldTypes.${text(value)}`)
    case 'moved':
      return placeText(nameOf, text(value))
    case 'help':
      return `“${text(value)}”`
    case 'personal-data':
      return t(`versions.personal.${text(value)}`)
    case 'rule-added':
    case 'rule-removed':
    case 'rule-changed':
      return ruleText(t, value)
    case 'form':
      return propertyText(t, nameOf, name ?? '', value)
    default:
      return text(value)
  }
}

/** Where a field stands: the titles of what is around it. */
const placeText = (nameOf: NameOf, path: string): string => {
  const parts = path.split('/').slice(1)
  const places = parts.map((part, at) => (part === '@' ? '' : nameOf(`/${parts.slice(0, at + 1).join('/')}`)))
  return `${places.filter(Boolean).join(' › ')} (${path})`
}

function ruleText(t: TFunction, rule: JsonValue): string {
  if (!isJsonObject(rule)) return text(rule)
  const { message, check, compute, when, severity } = rule
  const what = [
    typeof compute === 'string' ? t('versions.rule.computes', { compute }) : '',
    typeof message === 'string' ? `“${message}”` : '',
    typeof check === 'string' ? check : '',
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
