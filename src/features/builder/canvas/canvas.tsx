import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { holdsFields } from '#core/form/authoring/edit/place.ts'
import { outlineOf, type OutlineNode, type OutlineSection } from '#core/form/authoring/outline.ts'
import { classNames } from '#ui/class-names.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { iconOfType } from '../field-kinds.ts'
import type { Editor } from '../use-editor.ts'
import type { SectionActs } from '../use-section-acts.ts'
import { useCanvasDrop } from '../drag/use-canvas-drop.ts'
import { useDraggable } from '../drag/use-draggable.ts'
import type { DragSource } from '../drag/drag-source.ts'
import type { DropSpot } from '../drag/drop-spot.ts'
import { FieldCard, type CardShared } from './field-card.tsx'
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
  readonly acts: SectionActs
}

/** Title of a section, dragged by its handle; the arrows do the same by keyboard. */
function SectionHead({ section, at, count, acts }: Pick<SectionProps, 'section' | 'at' | 'count' | 'acts'>) {
  const { t } = useTranslation()
  const handle = useRef<HTMLSpanElement>(null)
  useDraggable(handle, count < 2 ? null : () => ({ kind: 'section', id: section.id, title: section.title }))
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
        value={section.title}
        maxLength={300}
        onFocus={() => acts.enter(section.id)}
        onChange={(event) => acts.rename(section.id, event.target.value)}
      />
      <IconButton
        icon="up"
        small
        label={t('builder.sectionUp', { title: section.title })}
        disabled={at === 0}
        onClick={() => acts.shift(section.id, -1)}
      />
      <IconButton
        icon="down"
        small
        label={t('builder.sectionDown', { title: section.title })}
        disabled={at === count - 1}
        onClick={() => acts.shift(section.id, 1)}
      />
      <IconButton
        icon="trash"
        small
        label={t('builder.sectionRemove', { title: section.title })}
        disabled={count === 1}
        onClick={() => acts.remove(section.id)}
      />
    </header>
  )
}

function Section(props: SectionProps) {
  const { t } = useTranslation()
  const { section, acts, chosen, shared } = props
  const isCurrent = acts.current === section.id
  return (
    <section data-section={section.id} className={classNames('bd-section', isCurrent && 'bd-section-current')}>
      <SectionHead {...props} />
      {section.nodes.length === 0 ? (
        <button type="button" className="bd-empty" onClick={() => acts.enter(section.id)}>
          {isCurrent ? t('builder.emptyChosen') : t('builder.emptySection')}
        </button>
      ) : (
        <Nodes nodes={section.nodes} chosen={chosen} shared={shared} />
      )}
    </section>
  )
}

export interface CanvasProps {
  readonly editor: Editor
  readonly shared: CardShared
  readonly acts: SectionActs
  readonly onDrop: (source: DragSource, spot: DropSpot) => void
}

/** The form as it is built: sections with their fields, in the look in which they are filled in. */
export function Canvas({ editor, shared, acts, onDrop }: CanvasProps) {
  const { t } = useTranslation()
  const { canvas, line } = useCanvasDrop(onDrop)
  const { sections } = outlineOf(editor.definition)
  const chosen = new Set(editor.selected)
  return (
    <TranslationsContext value={editor.definition.translations}>
      <div className="bd-canvas" data-canvas ref={canvas}>
        {sections.map((section, at) => (
          <Section key={section.id} section={section} at={at} count={sections.length} acts={acts} chosen={chosen} shared={shared} />
        ))}
        <Button icon="add" onClick={acts.add}>
          {t('builder.addSection')}
        </Button>
        <div ref={line} className="bd-drop-line" hidden />
      </div>
    </TranslationsContext>
  )
}
