import { useImperativeHandle, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { classNames } from '#ui/class-names.ts'
import type { FormSection } from '#core/form/compiled-form.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { FindBar } from './find-bar.tsx'
import { formKeys } from './form-keys.ts'
import { FormScopeContext, type FormScope } from './form-scope.ts'
import type { FormStore } from './form-store.ts'
import type { FormViewProps } from './form-view-props.ts'
import { IssueSummary } from './issue-summary.tsx'
import { NodeList } from './node-view.tsx'
import { PageButtons } from './page-buttons.tsx'
import { ReadNodes } from './read-node.tsx'
import { RecordComments } from './record-comments.tsx'
import { RjsfSections } from './rjsf-sections.tsx'
import { SectionList } from './section-list.tsx'
import { SectionView } from './section-view.tsx'
import { useCurrentSection } from './use-current-section.ts'
import { useFindKey } from './use-find-key.ts'
import { useFormScopeValue } from './use-form-scope-value.ts'
import { useHeldWhilePressed } from './use-held-while-pressed.ts'
import { useNavigation } from './use-navigation.ts'
import './form-view.css'
import './fields.css'
import './files.css'
import './grid-view.css'
import './read-view.css'

const editNodes: FormScope['nodes'] = (indexes, rows, around) => <NodeList indexes={indexes} rows={rows} around={around} />
const readNodes: FormScope['nodes'] = (indexes, rows) => <ReadNodes indexes={indexes} rows={rows} />

/** Nothing is left out of the document. */
const whole = 'ph-form-whole'

interface SectionsProps {
  readonly sections: readonly FormSection[]
  readonly disabled: boolean
  readonly read: boolean
}

/** What the screen around can ask for. Returns whether the summary of what is wrong shows. */
function useHandle(
  { handle }: FormViewProps,
  store: FormStore,
  focusPath: (path: RecordPath) => void,
  summary: RefObject<HTMLDivElement | null>,
): boolean {
  const [shown, setShown] = useState(false)
  useImperativeHandle(handle, () => ({
    focusPath,
    showIssues: () => {
      flushSync(() => {
        store.showAll()
        setShown(true)
      })
      summary.current?.focus({ preventScroll: true })
      summary.current?.scrollIntoView({ block: 'start' })
      return store.blocking()
    },
    blocking: store.blocking,
    rawTexts: store.rawTexts,
    reasons: store.reasons.all,
  }))
  return shown
}

/** The browser disables everything inside, without a render of any field. */
const OwnSections = ({ sections, disabled, read }: SectionsProps) => (
  <fieldset className="ph-form-fields" role="presentation" disabled={disabled}>
    {sections.map((section) => (
      <SectionView key={section.id} section={section} read={read} />
    ))}
  </fieldset>
)

/**
 * A form to fill in or to read. The instance holds the values; the view tells of each change by `onChange` and never
 * copies the whole. One mounted view belongs to one instance: give it a `key` that changes with the record.
 */
export function FormView(props: FormViewProps) {
  const { mode } = props
  const scope = useFormScopeValue(props, mode === 'edit' ? editNodes : readNodes)
  const { form, store } = scope
  useHeldWhilePressed(store.channels)
  const { page, setPage, goSection, focusPath, showPath } = useNavigation(scope)
  const find = useFindKey(mode === 'edit')
  const summary = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const on = form.pages[page]
  const sections = on === undefined || mode === 'read' ? form.sections : form.sections.filter((section) => on.sections.includes(section.id))
  const current = useCurrentSection(box, `${mode} ${page}`, sections)

  const showSummary = useHandle(props, store, focusPath, summary)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) =>
    formKeys(event, { onSubmit: () => props.onSubmit?.(), onSection: (at) => goSection(form.sections[at]?.id) })
  const Sections = props.engine === 'rjsf' && mode === 'edit' ? RjsfSections : OwnSections
  const wide = form.nodes.some((node) => node.kind === 'grid' || node.layout === 'table')
  return (
    <FormScopeContext value={scope}>
      <div className="ph-form-box">
        <div className={classNames('ph-form', wide && 'ph-form-wide', mode === 'read' && 'ph-form-read', scope.windows === null && whole)}>
          <SectionList plain={mode === 'read'} current={current} onGo={goSection} onFind={find.ask} />
          {/* The fields inside are the interactive elements; their keys bubble up to here. */}
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
          <div
            ref={box}
            className="ph-form-main"
            spellCheck={false}
            data-form

            onFocus={scope.windows?.focusMoved}
            onKeyDown={onKeyDown}
          >
            {showSummary && mode === 'edit' && <IssueSummary onJump={focusPath} ref={summary} />}
            {find.asked > 0 && (
              <FindBar
                asked={find.asked}
                onShow={showPath}
                onClose={(path) => {
                  find.close()
                  if (path !== null) focusPath(path)
                }}
              />
            )}
            <RecordComments />
            <Sections sections={sections} disabled={props.disabled === true} read={mode === 'read'} />
            {mode === 'edit' && form.pages.length > 1 && (
              <PageButtons
                page={page}
                onPage={(to) => {
                  setPage(to)
                  goSection(form.pages[to]?.sections[0])
                }}
              />
            )}
          </div>
        </div>
      </div>
    </FormScopeContext>
  )
}
