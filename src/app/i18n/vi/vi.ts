import { demo } from './demo.ts'
import { device } from './device.ts'
import { failures } from './failures.ts'
import { fill } from './fill.ts'
import { forms } from './forms.ts'
import { records } from './records.ts'
import { review } from './review.ts'
import { roles } from './roles.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { status } from './status.ts'
import { work } from './work.ts'

export const vi = { demo, device, failures, fill, forms, records, review, roles, shell, signIn, status, work } as const
