interface UriParts {
  readonly scheme: string
  readonly authority: string | null
  readonly path: string
  readonly query: string
}

/** RFC 3986, appendix B. The fragment is taken off before. */
function partsOf(uri: string): UriParts {
  const [, scheme = '', authority, path = '', query = ''] = /^([a-z][a-z\d+.-]*:)?(?:\/\/([^/?]*))?([^?]*)(\?.*)?$/i.exec(uri) ?? []
  return { scheme: scheme.toLowerCase(), authority: authority ?? null, path, query }
}

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
  const kept: string[] = []
  const steps = path.split('/')
  steps.forEach((step, i) => {
    const isLast = i === steps.length - 1
    if (step === '..') {
      if (kept.length > 1) kept.pop()
      if (isLast) kept.push('')
    } else if (step !== '.') kept.push(step)
    else if (isLast) kept.push('')
  })
  return kept.join('/')
}

const merged = (base: UriParts, path: string): string =>
  base.authority !== null && base.path === '' ? `/${path}` : base.path.slice(0, base.path.lastIndexOf('/') + 1) + path

const textOf = ({ scheme, authority, path, query }: UriParts): string =>
  `${scheme}${authority === null ? '' : `//${authority}`}${path}${query}`

/** The URI that a reference means at a base URI (RFC 3986 §5.2), both without fragment. */
export function resolveUri(base: string, reference: string): string {
  const [from, to] = [partsOf(base), partsOf(reference)]
  if (to.scheme !== '') return textOf({ ...to, path: withoutDots(to.path) })
  if (to.authority !== null) return textOf({ ...to, scheme: from.scheme, path: withoutDots(to.path) })
  if (to.path === '') return textOf({ ...from, query: to.query === '' ? from.query : to.query })
  const path = to.path.startsWith('/') ? to.path : merged(from, to.path)
  return textOf({ ...from, path: withoutDots(path), query: to.query })
}
