import type { UserId } from '#core/lib/ids.ts'
import type { Api } from '#network/api.ts'

/**
 * The server as one person asks it. Bound to the person and not to "who is here now", because a request that is still to be sent
 * when people change at this device must not go out under the next one's name. Null: nobody, for what is open to all.
 */
export type ApiFor = (userId: UserId | null) => Api
