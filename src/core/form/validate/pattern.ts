import { RE2JS } from 're2js'

/** A pattern in linear time whatever the text (RE2), anywhere in the text as JSON Schema says. Throws on what RE2 cannot express; admission has checked. */
export function compilePattern(pattern: string): (text: string) => boolean {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern))
  return (text) => compiled.test(text)
}
