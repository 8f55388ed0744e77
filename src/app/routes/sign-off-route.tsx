import { SignOffScreen } from '#features/versions/sign-off/sign-off-screen.tsx'
import { NotFoundScreen } from '../boundary/not-found-screen.tsx'
import { useParam } from './param.ts'

export function SignOffRoute() {
  const key = useParam('key')
  const version = useParam('version')
  if (!/^[1-9]\d{0,6}$/.test(version)) return <NotFoundScreen />
  return <SignOffScreen key={`${key}@${version}`} formKey={key} version={Number(version)} />
}
