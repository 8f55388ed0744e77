import { formSamples } from 'virtual:form-samples'
import { BuilderScreen } from '#features/builder/builder-screen.tsx'
import { FormSamplesContext } from '#features/builder/samples/form-samples.ts'
import { useLang } from '#workspace/lang.ts'
import { NotFoundScreen } from '../boundary/not-found-screen.tsx'
import { definitionIssuesEn } from '../i18n/en/definition-issues.ts'
import { definitionIssuesVi } from '../i18n/vi/definition-issues.ts'
import { useParam } from './param.ts'

/** The words for what is wrong with a definition come with this chunk: they are many, and for authors alone. */
export function BuilderRoute() {
  const key = useParam('key')
  const version = useParam('version')
  const lang = useLang()
  if (!/^[1-9]\d{0,6}$/.test(version)) return <NotFoundScreen />
  return (
    <FormSamplesContext value={formSamples}>
      <BuilderScreen
        key={`${key}@${version}`}
        formKey={key}
        version={Number(version)}
        issueWords={lang === 'en' ? definitionIssuesEn : definitionIssuesVi}
      />
    </FormSamplesContext>
  )
}
