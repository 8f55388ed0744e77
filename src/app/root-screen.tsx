import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#ui/empty-state.tsx'
import { Button } from '#ui/button.tsx'
import { SignInScreen } from '#features/sign-in/sign-in-screen.tsx'
import { DoorNotices } from '#features/sign-in/door-notices.tsx'
import { DemoPeople } from '#features/sign-in/demo-people.tsx'
import { browserSigns } from '#workspace/browser-kind.ts'
import { storageText } from '#workspace/failure-text.ts'
import { GoContext, type Go } from '#workspace/go.tsx'
import { LoadingScreen } from '#workspace/load-states.tsx'
import { placePath } from '#workspace/place.ts'
import type { StorageFailure, VaultCard } from '#storage/vault.ts'
import { useAppParts } from './app-parts.ts'
import { DemoMark } from './demo/demo-mark.tsx'
import type { SessionControl } from './session/session-control.ts'
import { useOwedSignOut } from './session/use-owed-sign-out.ts'
import { LanguageSwitch } from './shell/language-switch.tsx'
import { UpdatePrompt } from './update/update-prompt.tsx'

// React's `lazy` wants a module with a default export; ours have names only.
const UnlockedScreen = lazy(() => import('./unlocked-screen.tsx').then(({ UnlockedScreen: screen }) => ({ default: screen })))

/** The door or the desk, by the state of the session; the address stays, so unlocking continues where one was. */
export function RootScreen() {
  const { session } = useAppParts()
  const state = useSyncExternalStore(session.subscribe, session.state)
  useOwedSignOut(session)
  useOwnPlace(session)
  const router = useRouter()
  const go = useCallback<Go>(
    (place, options) => {
      const path = placePath(place)
      if (options?.replace === true) router.history.replace(path)
      else router.history.push(path)
    },
    [router],
  )
  useEffect(() => {
    void session.start()
  }, [session])
  switch (state.kind) {
    case 'starting':
      return <LoadingScreen />
    case 'blocked':
      return <BlockedScreen failure={state.failure} />
    case 'no-session':
      return <Door cards={[]} />
    case 'locked':
      return <Door cards={state.cards} />
    case 'unlocked':
      return (
        <GoContext value={go}>
          <Suspense fallback={<LoadingScreen />}>
            <UnlockedScreen key={state.vault.userId} vault={state.vault} standing={state.standing} />
          </Suspense>
        </GoContext>
      )
  }
}

const TAB_PERSON_KEY = 'phieu.tab-person'

/** Who unlocks goes on where they were in this tab; somebody else begins at their own first page, not on another's record. */
function useOwnPlace(session: SessionControl): void {
  const router = useRouter()
  useEffect(
    () =>
      session.subscribe(() => {
        const state = session.state()
        if (state.kind !== 'unlocked') return
        const before = sessionStorage.getItem(TAB_PERSON_KEY)
        sessionStorage.setItem(TAB_PERSON_KEY, state.vault.userId)
        if (before !== null && before !== state.vault.userId) router.history.replace('/')
      }),
    [session, router],
  )
}

function Door({ cards }: { readonly cards: readonly VaultCard[] }) {
  const { session, services, learnMode } = useAppParts()
  const [demo, setDemo] = useState(services.demo)
  const holder = useSyncExternalStore(session.quick.subscribe, session.quick.holder)
  useEffect(() => {
    void learnMode().then(() => setDemo(services.demo()))
  }, [learnMode, services])
  return (
    <>
      {demo && <DemoMark />}
      <UpdatePrompt sending={0} />
      <SignInScreen
        cards={cards}
        onSignIn={session.signIn}
        onUnlock={session.unlock}
        pin={{ holder, unlock: session.quick.unlock }}
        notices={<DoorNotices first={cards.length === 0} signs={browserSigns()} />}
        corner={<LanguageSwitch />}
      >
        {demo && <DemoPeople onEnter={session.enterAs} />}
      </SignInScreen>
    </>
  )
}

function BlockedScreen({ failure }: { readonly failure: StorageFailure }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon="error"
      title={t('shell.brokenTitle')}
      action={
        <Button look="primary" icon="sync" onClick={() => location.reload()}>
          {t('shell.reload')}
        </Button>
      }
    >
      {storageText(t, failure)}
    </EmptyState>
  )
}
