import { PREVIOUS, ROW, SELF } from './names.ts'

const keywords =
  'cel as break const continue else false for function if import in let loop null package namespace return true var void while'
const reserved = new Set([SELF, ROW, PREVIOUS, ...keywords.split(' ')])

/** Whether a top-level field can be named as it is; others are read as `self["…"]`. */
export const isCelName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name)
