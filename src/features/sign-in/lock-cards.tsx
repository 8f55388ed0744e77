import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#core/lib/ids.ts'
import type { VaultCard } from '#storage/vault.ts'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import { formatDay } from '#workspace/format-time.ts'
import { useServices } from '#workspace/services.ts'
import type { PinFailure } from '#workspace/pin-failure.ts'
import { PasswordForm } from './password-form.tsx'
import { PinForm } from './pin-form.tsx'

export interface LockCardsProps {
  readonly cards: readonly VaultCard[]
  readonly onUnlock: (card: VaultCard, password: string) => Promise<EntryFailure | null>
  /** Who locked this tab for a moment, and how their PIN opens it again. */
  readonly pin?: PinDoor
}

export interface PinDoor {
  readonly holder: UserId | null
  readonly unlock: (card: VaultCard, pin: string) => Promise<PinFailure | null>
}

/** Who has work on this device, with what of it has not reached the server: counts only, nothing of what was typed. */
export function LockCards({ cards, onUnlock, pin }: LockCardsProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(pin?.holder ?? (cards.length === 1 ? (cards[0]?.userId ?? null) : null))
  return (
    <>
      <header>
        <h1 tabIndex={-1}>{t('signIn.lockedTitle')}</h1>
        <p>{t('signIn.lockedLead')}</p>
      </header>
      <ul className="sign-in-cards">
        {cards.map((card) => (
          <li key={card.userId} data-open={card.userId === chosen}>
            <button
              type="button"
              aria-expanded={card.userId === chosen}
              onClick={() => setChosen(card.userId === chosen ? null : card.userId)}
            >
              <Icon name="user" size={20} />
              <span>
                <strong>{card.name}</strong>
                <CardLine card={card} />
              </span>
            </button>
            {card.userId === chosen && <CardForm card={card} onUnlock={onUnlock} pin={pin} />}
          </li>
        ))}
      </ul>
    </>
  )
}

interface CardFormProps {
  readonly card: VaultCard
  readonly onUnlock: LockCardsProps['onUnlock']
  readonly pin: PinDoor | undefined
}

function CardForm({ card, onUnlock, pin }: CardFormProps) {
  const { t } = useTranslation()
  const [byPassword, setByPassword] = useState<{ readonly words: string | null } | null>(null)
  if (pin?.holder === card.userId && byPassword === null)
    return <PinForm onUnlock={(typed) => pin.unlock(card, typed)} onPassword={(words) => setByPassword({ words })} />
  return (
    <>
      {byPassword !== null && byPassword.words !== null && (
        <Notice tone="warn" live>
          {byPassword.words}
        </Notice>
      )}
      <PasswordForm
        username={card.username}
        submitText={t('signIn.unlock')}
        workingText={t('signIn.unlocking')}
        onSubmit={(_username, password) => onUnlock(card, password)}
      />
    </>
  )
}

function CardLine({ card }: { readonly card: VaultCard }) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const over = card.leaseEndsAt <= clock.now()
  return (
    <small>
      <span data-unsent={card.unsent > 0}>
        {card.unsent === 0 ? t('signIn.nothingUnsent') : t('signIn.unsent', { count: card.unsent })}
      </span>
      {card.unfinished > 0 && <span> · {t('signIn.unfinished', { count: card.unfinished })}</span>}
      <br />
      {over ? t('signIn.leaseOver') : t('signIn.leaseEnds', { date: formatDay(card.leaseEndsAt) })}
    </small>
  )
}
