import { hash } from '@node-rs/argon2'
import { argonOptions } from '../session/password.ts'

/** PHC text for `users.password_hash`. */
export const hashPassword = async (password: string): Promise<string> => await hash(password.normalize('NFC'), argonOptions)
