import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { holdsFields } from '#core/form/authoring/edit/place.ts'
import { outlineOf, type OutlineNode, type OutlineSection } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { classNames } from '#ui/class-names.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { iconOfType } from '../field-kinds.ts'
import type { SectionActs } from '../use-sections.ts'
import { useCanvasDrop } from '../drag/use-canvas-drop.ts'
import { useDraggable } from '../drag/use-draggable.ts'
import type { DragSource } from '../drag/drag-source.ts'
import type { DropSpot } from '../drag/drop-spot.ts'
import { FieldCard, type CardShared } from './field-card.tsx'
import { areSameLooks } from './same-look.ts'
import { TranslationsContext } from './translations-context.ts'
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
  readonly isCurrent: boolean
  readonly acts: SectionActs
}

type HeadProps = Pick<OutlineSection, 'id' | 'title'> & Pick<SectionProps, 'at' | 'count' | 'acts'>

/** Title of a section, dragged by its handle; the arrows do the same by keyboard. */
const SectionHead = memo(function SectionHead({ id, title, at, count, acts }: HeadProps) {
  const { t } = useTranslation()
  const handle = useRef<HTMLSpanElement>(null)
  useDraggable(handle, count < 2 ? null : () => ({ kind: 'section', id, title }))
  return (
    <header>
      {count > 1 && (
        <span ref={handle} className="bd-section-handle" title={t('builderDesk.dragSection')} aria-hidden="true">
          <Icon name="drag" size={16} />
        </span>
      )}
      <TextInput
        className="bd-section-title"
        aria-label={t('builder.sectionTitle', { at: at + 1 })}
        value={title}
        maxLength={300}
        onFocus={() => acts.enter(id)}
        onChange={(event) => acts.rename(id, event.target.value)}
      />
      <IconButton icon="up" small label={t('builder.sectionUp', { title })} disabled={at === 0} onClick={() => acts.shift(id, -1)} />
      <IconButton
        icon="down"
        small
        label={t('builder.sectionDown', { title })}
        disabled={at === count - 1}
        onClick={() => acts.shift(id, 1)}
      />
      <IconButton icon="trash" small label={t('builder.sectionRemove', { title })} disabled={count === 1} onClick={() => acts.remove(id)} />
    </header>
  )
})

const isChosenAlike = (nodes: readonly OutlineNode[], a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  nodes.every(({ key, children }) => a.has(key) === b.has(key) && isChosenAlike(children, a, b))

/** Of a thousand fields an act changes a few: sections without any of them are left as they are. */
const isSameSection = (a: SectionProps, b: SectionProps): boolean =>
  a.shared === b.shared &&
  a.acts === b.acts &&
  a.isCurrent === b.isCurrent &&
  a.at === b.at &&
  a.count === b.count &&
  a.section.id === b.section.id &&
  a.section.title === b.section.title &&
  areSameLooks(a.section.nodes, b.section.nodes) &&
  (a.chosen === b.chosen || isChosenAlike(b.section.nodes, a.chosen, b.chosen))

const Section = memo(function Section({ section, at, count, isCurrent, acts, chosen, shared }: SectionProps) {
  const { t } = useTranslation()
  const { id, title, nodes } = section
  return (
    <section data-section={id} className={classNames('bd-section', isCurrent && 'bd-section-current')}>
      <SectionHead id={id} title={title} at={at} count={count} acts={acts} />
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
  readonly onDrop: (source: DragSource, spot: DropSpot) => void
}

/** The form as it is built: sections with their fields, in the look in which they are filled in. */
export const Canvas = memo(function Canvas({ definition, selected, shared, current, acts, onDrop }: CanvasProps) {
  const { t } = useTranslation()
  const { canvas, line } = useCanvasDrop(onDrop)
  const { sections } = outlineOf(definition)
  const chosen = new Set(selected)
  return (
    <TranslationsContext value={definition.translations}>
      <div className="bd-canvas" data-canvas ref={canvas}>
        {sections.map((section, at) => (
          <Section
            key={section.id}
            section={section}
            at={at}
            count={sections.length}
            isCurrent={section.id === current}
            acts={acts}
            chosen={chosen}
            shared={shared}
          />
        ))}
        <Button icon="add" onClick={acts.add}>
          {t('builder.addSection')}
        </Button>
        <div ref={line} className="bd-drop-line" hidden />
      </div>
    </TranslationsContext>
  )
})
