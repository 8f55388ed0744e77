import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { focusFirst } from '#workspace/focus-first.ts'
import { useGo } from '#workspace/go.tsx'
import type { Command } from './command.ts'
import { useCommands } from './use-commands.ts'
import './command-palette.css'

/** Ctrl+K: forms, records of this device and screens in one list; arrows choose, Enter opens. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const go = useGo()
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const commands = useCommands(text)
  const chosen = Math.min(at, commands.length - 1)
  const run = (command: Command) => {
    onClose()
    go(command.place)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // A Vietnamese keyboard ends a composition with Enter: that Enter is not ours.
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt((chosen + step + commands.length) % Math.max(1, commands.length))
    }
    const command = commands[chosen]
    if (event.key === 'Enter' && command !== undefined) {
      event.preventDefault()
      run(command)
    }
  }
  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, chosen])
  return (
    <Dialog title={t('shell.palette.title')} onClose={onClose} wide>
      <div className="palette">
        <TextInput
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
          aria-label={t('shell.palette.input')}
          placeholder={t('shell.palette.input')}
          ref={focusFirst}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        {commands.length === 0 && <p role="status">{t('shell.palette.none', { text })}</p>}
        <CommandList id={listId} commands={commands} chosen={chosen} onRun={run} />
        <p className="palette-help">{t('shell.palette.help')}</p>
      </div>
    </Dialog>
  )
}

interface CommandListProps {
  readonly id: string
  readonly commands: readonly Command[]
  readonly chosen: number
  readonly onRun: (command: Command) => void
}

function CommandList({ id, commands, chosen, onRun }: CommandListProps) {
  const { t } = useTranslation()
  return (
    <div id={id} className="palette-list" role="listbox" aria-label={t('shell.palette.title')}>
      {commands.map((command, index) => (
        <CommandRow
          key={command.key}
          id={`${id}-${index}`}
          command={command}
          chosen={index === chosen}
          onRun={onRun}
          heading={commands[index - 1]?.group !== command.group}
        />
      ))}
    </div>
  )
}

interface CommandRowProps {
  readonly id: string
  readonly command: Command
  readonly chosen: boolean
  /** First of its group. */
  readonly heading: boolean
  readonly onRun: (command: Command) => void
}

function CommandRow({ id, command, chosen, heading, onRun }: CommandRowProps) {
  const { t } = useTranslation()
  return (
    <>
      {heading && (
        <div role="presentation" className="palette-group">
          {t(`shell.palette.${command.group}`)}
        </div>
      )}
      {/* The keyboard works in the input, which points here by aria-activedescendant. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div id={id} role="option" tabIndex={-1} aria-selected={chosen} className="palette-row" onClick={() => onRun(command)}>
        <Icon name={command.icon} size={18} />
        <span>{command.title}</span>
        <small>{command.detail}</small>
      </div>
    </>
  )
}
