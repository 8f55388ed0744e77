import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VaultCard } from '#storage/vault.ts'
import { Icon } from '#ui/icon.tsx'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import { formatDay } from '#workspace/format-time.ts'
import { useServices } from '#workspace/services.ts'
import { PasswordForm } from './password-form.tsx'

export interface LockCardsProps {
  readonly cards: readonly VaultCard[]
  readonly onUnlock: (card: VaultCard, password: string) => Promise<EntryFailure | null>
}

/** Who has work on this device, with what of it has not reached the server: counts only, nothing of what was typed. */
export function LockCards({ cards, onUnlock }: LockCardsProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(cards.length === 1 ? (cards[0]?.userId ?? null) : null)
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
            {card.userId === chosen && (
              <PasswordForm
                username={card.username}
                submitText={t('signIn.unlock')}
                workingText={t('signIn.unlocking')}
                onSubmit={(_username, password) => onUnlock(card, password)}
              />
            )}
          </li>
        ))}
      </ul>
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
