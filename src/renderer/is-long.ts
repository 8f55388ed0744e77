import type { Instance } from '#core/form/instance.ts'
import { placesOf } from '#core/form/node-values.ts'

/**
 * Chromium looks through all fields of a form at each key, for those it might complete, and lays out every skipped section to
 * do so, field by field; only forms of more than 200 inputs it leaves alone (seen in Chromium 156: 47 ms a key at 200 fields,
 * 6 at 250). So sections are skipped off the screen in forms that are surely longer.
 */
const autofillLimit = 250

/** Whether skipping the sections off the screen pays. Asked once, when the form is opened: the property must not change under the focus. */
export const isLong = (instance: Instance): boolean =>
  instance.form.nodes.reduce((sum, node) => sum + (node.kind === 'field' ? placesOf(instance.values(), node.path).length : 0), 0) >
  autofillLimit
