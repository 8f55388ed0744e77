import { canonicalJson } from '../../lib/canonical-json.ts'
import { sha256Hex } from '../../lib/sha256.ts'
import type { CodeList } from '../code-list.ts'

/** Names a list's content, whatever its layout: SHA-256 over the canonical JSON. */
export const codeListHash = (list: CodeList): string => sha256Hex(canonicalJson(list))
