import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { holdsFields } from '#core/form/authoring/edit/place.ts'
import { outlineOf, type OutlineNode, type OutlineSection } from '#core/form/authoring/outline.ts'
import type { FormDefinition, PageLayout } from '#core/form/definition.ts'
import { classNames } from '#ui/class-names.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { iconOfType } from '../field-kinds.ts'
import type { PageActs } from '../use-page-acts.ts'
import type { SectionActs } from '../use-sections.ts'
import { useCanvasDrop } from '../drag/use-canvas-drop.ts'
import { useDraggable } from '../drag/use-draggable.ts'
import type { DragSource } from '../drag/drag-source.ts'
import type { DropSpot } from '../drag/drop-spot.ts'
import { FieldCard, type CardShared } from './field-card.tsx'
import { PartHead, titleControl } from './part-head.tsx'
import { areSameLooks } from './same-look.ts'
import { TranslationsContext } from './translations-context.ts'
import { useTitleFocus, type FocusTitle } from './use-title-focus.ts'
import './canvas.css'

interface NodesProps {
  readonly nodes: readonly OutlineNode[]
  readonly chosen: ReadonlySet<string>
  readonly shared: CardShared
}

/** A group or the rows of a repeat: its fields stand in it, each a card of its own. */
function Frame({ node, chosen, shared }: { readonly node: OutlineNode } & Omit<NodesProps, 'nodes'>) {
  const { t } = useTranslation()
  const ref = useRef<HTMLDivElement>(null)
  useDraggable(ref, () => shared.dragged(node))
  return (
    <div ref={ref} data-card={node.key} className={classNames('bd-frame', chosen.has(node.key) && 'bd-card-selected')}>
      <button
        type="button"
        className="bd-card-pick"
        data-field={node.key}
        aria-pressed={chosen.has(node.key)}
        onClick={(event) => shared.onSelect(node.key, event.ctrlKey || event.metaKey || event.shiftKey)}
      >
        <Icon name={iconOfType(node.type)} size={16} />
        <span className="bd-card-name">{node.schema.title ?? node.name}</span>
        <span className="bd-card-facts">
          {t(`builder.type.${node.type}`)}
          {node.isRequired && ` · ${t('ui.required')}`}
          {node.isConditional && ` · ${t('builder.conditional')}`}
        </span>
      </button>
      <div className="bd-frame-fields" data-into={node.key}>
        {node.children.length === 0 ? (
          <p className="bd-card-none">{t('builder.emptyGroup')}</p>
        ) : (
          <Nodes nodes={node.children} chosen={chosen} shared={shared} />
        )}
      </div>
    </div>
  )
}

const Nodes = ({ nodes, chosen, shared }: NodesProps) =>
  nodes.map((node) =>
    holdsFields(node) ? (
      <Frame key={node.key} node={node} chosen={chosen} shared={shared} />
    ) : (
      <FieldCard key={node.key} node={node} selected={chosen.has(node.key)} shared={shared} />
    ),
  )

interface SectionProps extends Omit<NodesProps, 'nodes'> {
  readonly section: OutlineSection
  readonly at: number
  readonly count: number
  /** Id of the page on which it is. */
  readonly page: string | undefined
  readonly isCurrent: boolean
  readonly acts: SectionActs
  readonly focusTitle: FocusTitle
  readonly heir: string | null
}

const isChosenAlike = (nodes: readonly OutlineNode[], a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  nodes.every(({ key, children }) => a.has(key) === b.has(key) && isChosenAlike(children, a, b))

/** Of a thousand fields an act changes a few: sections without any of them are left as they are. */
const isSameSection = (a: SectionProps, b: SectionProps): boolean =>
  a.shared === b.shared &&
  a.acts === b.acts &&
  a.isCurrent === b.isCurrent &&
  a.at === b.at &&
  a.count === b.count &&
  a.page === b.page &&
  a.heir === b.heir &&
  a.section.id === b.section.id &&
  a.section.title === b.section.title &&
  areSameLooks(a.section.nodes, b.section.nodes) &&
  (a.chosen === b.chosen || isChosenAlike(b.section.nodes, a.chosen, b.chosen))

/** More cards than stand on a few screens. */
const LONG = 60

const Section = memo(function Section({ section, page, isCurrent, acts, chosen, shared, ...place }: SectionProps) {
  const { t } = useTranslation()
  const { id, title, nodes } = section
  return (
    <section
      data-section={id}
      data-page={page}
      className={classNames('bd-section', isCurrent && 'bd-section-current', nodes.length > LONG && 'bd-section-long')}
    >
      <PartHead {...place} kind="section" id={id} title={title} acts={acts} onEnter={acts.enter} />
      {nodes.length === 0 ? (
        <button type="button" className="bd-empty" onClick={() => acts.enter(id)}>
          {isCurrent ? t('builder.emptyChosen') : t('builder.emptySection')}
        </button>
      ) : (
        <Nodes nodes={nodes} chosen={chosen} shared={shared} />
      )}
    </section>
  )
}, isSameSection)

export interface CanvasProps {
  readonly definition: FormDefinition
  readonly selected: readonly string[]
  readonly shared: CardShared
  /** The section into which new fields go. */
  readonly current: string | null
  readonly acts: SectionActs
  readonly pageActs: PageActs
  readonly onDrop: (source: DragSource, spot: DropSpot) => void
}

/** The title that takes over from the part at this place. */
function heirAt(kind: 'section' | 'page', parts: readonly { readonly id: string }[], at: number): string | null {
  const beside = parts[at - 1] ?? parts[at + 1]
  return beside === undefined ? null : titleControl(kind, beside.id)
}

/** What adds sections and pages; the focus goes to the title of what was added. */
function useAdding({ acts, pageActs }: CanvasProps, focusTitle: FocusTitle) {
  const { t } = useTranslation()
  const add = (after: string | null) => focusTitle(titleControl('section', acts.add(after)), 'always')
  return {
    toPage: ({ id, title }: PageLayout, last: OutlineSection | undefined) => (
      <Button key={`add ${id}`} icon="add" aria-label={t('builderDesk.page.addSection', { title })} onClick={() => add(last?.id ?? null)}>
        {t('builder.addSection')}
      </Button>
    ),
    section: (
      <Button icon="add" onClick={() => add(null)}>
        {t('builder.addSection')}
      </Button>
    ),
    page: (
      <Button icon="add" onClick={() => focusTitle(titleControl('page', pageActs.add()), 'always')}>
        {t('builderDesk.page.add')}
      </Button>
    ),
  }
}

/**
 * The form as it is built: sections with their fields, in the look in which they are filled in, page by page. Heads of pages and
 * sections lie side by side, so that a section that goes onto another page keeps the focus.
 */
export const Canvas = memo(function Canvas(props: CanvasProps) {
  const { definition, selected, shared, current, acts, pageActs, onDrop } = props
  const { canvas, line } = useCanvasDrop(onDrop)
  const { sections: all, pages } = outlineOf(definition)
  const onPage = pages.map((page) => all.filter(({ id }) => page.sections.includes(id)))
  const sections = pages.length === 0 ? all : onPage.flat()
  const chosen = new Set(selected)
  const focusTitle = useTitleFocus()
  const adding = useAdding(props, focusTitle)
  const drawn = (section: OutlineSection, page?: string) => {
    const at = sections.indexOf(section)
    const place = { at, count: sections.length, heir: heirAt('section', sections, at), focusTitle, page }
    const isCurrent = section.id === current
    return <Section {...place} key={section.id} section={section} isCurrent={isCurrent} acts={acts} chosen={chosen} shared={shared} />
  }
  const pageHead = ({ id, title }: PageLayout, at: number) => {
    const heir = heirAt('page', pages, at) ?? titleControl('section', sections[0]?.id ?? '')
    const place = { at, count: pages.length, heir, focusTitle }
    return <PartHead {...place} key={`page ${id}`} kind="page" id={id} title={title} acts={pageActs} />
  }
  return (
    <TranslationsContext value={definition.translations}>
      <div className="bd-canvas" data-canvas ref={canvas}>
        {pages.length === 0
          ? sections.map((section) => drawn(section))
          : pages.flatMap((page, at) => {
              const own = onPage[at] ?? []
              return [pageHead(page, at), ...own.map((section) => drawn(section, page.id)), adding.toPage(page, own.at(-1))]
            })}
        <div className="bd-canvas-acts">
          {pages.length === 0 && adding.section}
          {adding.page}
        </div>
        <div ref={line} className="bd-drop-line" hidden />
      </div>
    </TranslationsContext>
  )
})
