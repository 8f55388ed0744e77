import type { ComponentProps, FormEvent } from 'react'

const stay = (event: FormEvent) => event.preventDefault()

/**
 * The browser checks and completes nothing in here. A `form` each: at every key Chromium goes through all fields of the form
 * around the focus, for those that it might complete, and lays out for it what is skipped off the screen (732 times a key at
 * 200 fields in one form, seen in Chromium 156). All fields that are in no form are one form to it.
 */
export const Apart = (props: ComponentProps<'form'>) => <form {...props} noValidate autoComplete="off" onSubmit={stay} />
