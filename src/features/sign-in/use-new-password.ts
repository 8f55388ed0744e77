import { useState } from 'react'
import type { EntryFailure, NewPassword } from '#workspace/entry-failure.ts'

export interface NewPasswordTurn {
  /** Null: nobody has to change a password now. */
  readonly asked: NewPassword | null
  /** Passes an answer on, but keeps for `asked` that the password must be changed first: that is no failure to tell. */
  readonly take: (failure: EntryFailure | null) => EntryFailure | null
  /** The person does not want to now. */
  readonly drop: () => void
}

/** After a sign-in with a password that somebody else gave, the form for one's own takes the place of the one for signing in. */
export function useNewPassword(): NewPasswordTurn {
  const [asked, setAsked] = useState<NewPassword | null>(null)
  return {
    asked,
    take(failure) {
      if (failure?.kind !== 'new-password') return failure
      setAsked(failure)
      return null
    },
    drop() {
      asked?.cancel()
      setAsked(null)
    },
  }
}
