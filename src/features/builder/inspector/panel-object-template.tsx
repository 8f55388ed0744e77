import type { ObjectFieldTemplateProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { ObjectTemplate } from '#renderer/rjsf/templates/object-template.tsx'
import { usePanel } from './panel-context.ts'

/** The settings under their headings; what holds settings of its own is drawn as everywhere. */
export function PanelObjectTemplate(props: ObjectFieldTemplateProps) {
  const { t } = useTranslation()
  const { sections } = usePanel()
  const { fieldPathId, properties } = props
  if (fieldPathId.path.length > 0) return <ObjectTemplate {...props} />
  if (sections.length === 0) return <div className="ph-island-fields">{properties.map(({ content }) => content)}</div>
  return sections.map(({ group, title, names }) => {
    const own = properties.filter(({ name }) => names.includes(name))
    return own.length === 0 ? null : (
      <div key={group} role="group" className="ph-inspector-section" aria-labelledby={`${fieldPathId.$id}-${group}`}>
        <h3 id={`${fieldPathId.$id}-${group}`}>{t(title)}</h3>
        <div className="ph-island-fields">{own.map(({ content }) => content)}</div>
      </div>
    )
  })
}
