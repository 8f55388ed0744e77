import { useTranslation } from 'react-i18next'
import { classifyFields } from '#core/form/authoring/edit/classify-fields.ts'
import type { OutlineNode } from '#core/form/authoring/outline.ts'
import { setRequired } from '#core/form/authoring/rules/set-presence.ts'
import { Button } from '#ui/button.tsx'
import { ClassifyBar } from '../meta/classify-bar.tsx'
import type { Editor } from '../use-editor.ts'
import '../meta/meta.css'

/** Nobody could meet the demand, or the block that the field stands in decides it for all its uses. */
const mayBeRequired = ({ type, schema, site }: OutlineNode): boolean =>
  type !== 'note' && type !== 'assigned-number' && schema['x-phieu']?.computed !== true && site[0] !== '$defs'

/** What several fields can be told at once, whatever their types; each press is one step. */
export function ManySettings({ editor, nodes }: { readonly editor: Editor; readonly nodes: readonly OutlineNode[] }) {
  const { t } = useTranslation()
  const { definition, run, put } = editor
  const able = nodes.filter(mayBeRequired)
  const personal = nodes.filter(({ type }) => type !== 'note')
  const require = (required: 'always' | 'never') =>
    run(
      setRequired(
        definition,
        able.map(({ path }) => path),
        required,
      ),
      'text',
    )
  return (
    <>
      <div role="group" aria-labelledby="bd-many-required">
        <p className="bm-muted" id="bd-many-required">
          {t('builderMeta.many.required', { count: able.filter(({ isRequired }) => isRequired).length, of: able.length })}
        </p>
        <div className="bd-inspector-acts">
          <Button small disabled={able.length === 0} onClick={() => require('always')}>
            {t('builderMeta.many.always')}
          </Button>
          <Button small disabled={able.length === 0} onClick={() => require('never')}>
            {t('builderMeta.many.never')}
          </Button>
        </div>
      </div>
      <ClassifyBar
        id="bd-many"
        count={personal.length}
        onApply={(data) =>
          put(
            classifyFields(
              definition,
              personal.map(({ key }) => key),
              data,
            ),
            'text',
          )
        }
      />
    </>
  )
}
