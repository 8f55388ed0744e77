import { access } from './access.ts'
import { builderExchange } from './builder-exchange.ts'
import { builderLibrary } from './builder-library.ts'
import { builderRules } from './builder-rules.ts'
import { builderDesk } from './builder-desk.ts'
import { builderPanels } from './builder-panels.ts'
import { builder } from './builder.ts'
import { builderMeta } from './builder-meta.ts'
import { builderTexts } from './builder-texts.ts'
import { codeLists } from './code-lists.ts'
import { demo } from './demo.ts'
import { device } from './device.ts'
import { failures } from './failures.ts'
import { fieldTypes } from './field-types.ts'
import { fill } from './fill.ts'
import { formImport } from './form-import.ts'
import { forms } from './forms.ts'
import { impact } from './impact.ts'
import { lock } from './lock.ts'
import { password } from './password.ts'
import { print } from './print.ts'
import { records } from './records.ts'
import { review } from './review.ts'
import { roles } from './roles.ts'
import { rollout } from './rollout.ts'
import { shell } from './shell.ts'
import { signOff } from './sign-off.ts'
import { signIn } from './sign-in.ts'
import { syncCentre } from './sync-centre.ts'
import { door } from './door.ts'
import { status } from './status.ts'
import { testMode } from './test-mode.ts'
import { update } from './update.ts'
import { upgradeSteps } from './upgrade-steps.ts'
import { versionMove } from './version-move.ts'
import { versions } from './versions.ts'
import { work } from './work.ts'

export const vi = {
  access,
  builder,
  builderExchange,
  builderLibrary,
  builderRules,
  builderDesk,
  builderPanels,
  builderMeta,
  builderTexts,
  codeLists,
  demo,
  device,
  failures,
  fieldTypes,
  fill,
  formImport,
  forms,
  impact,
  lock,
  password,
  print,
  records,
  review,
  roles,
  rollout,
  shell,
  signIn,
  signOff,
  syncCentre,
  door,
  status,
  testMode,
  update,
  upgradeSteps,
  versionMove,
  versions,
  work,
} as const
