import { PROTOCOL_VERSION } from '#core/protocol/version.ts'

/** This version and the two before it: devices that were offline for weeks still get their work in. */
export const speaksProtocol = (version: number): boolean => version <= PROTOCOL_VERSION && version >= PROTOCOL_VERSION - 2
