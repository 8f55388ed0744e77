import { useRouterState } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/icon.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import { useDesk } from '#workspace/desk.ts'
import { PlaceLink } from '#workspace/go.tsx'
import { useAppParts } from '../app-parts.ts'
import { DemoBar } from '../demo/demo-bar.tsx'
import { DemoMark } from '../demo/demo-mark.tsx'
import { CommandPalette } from '../palette/command-palette.tsx'
import { UpdatePrompt } from '../update/update-prompt.tsx'
import type { ServerStanding } from '../session/session-state.ts'
import { AccountMenu } from './account-menu.tsx'
import { IdleGuard } from './idle-guard.tsx'
import { InstallFirst } from './install-first.tsx'
import { screensOf } from './screens.ts'
import { StatusStrip } from './status-strip.tsx'
import { useConnection } from './use-connection.ts'
import './shell.css'

/** Around every screen: where to go, who works here, what is sent, search everywhere. */
export function Shell({ standing, children }: { readonly standing: ServerStanding; readonly children: ReactNode }) {
  const { t } = useTranslation()
  const { services } = useAppParts()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [searching, setSearching] = useState(false)
  useSearchKey(() => setSearching(true))
  useTitleFocus(path)
  const demo = services.demo()
  return (
    <div className="shell" data-focus={/^\/(fill|review)\/./.test(path)}>
      <a className="ph-skip" href="#main">
        {t('shell.skip')}
      </a>
      {demo && <DemoBar />}
      <header className="shell-top ph-no-print">
        <PlaceLink to={{ kind: 'home' }} className="shell-brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <strong>{t('shell.app')}</strong>
        </PlaceLink>
        {/* The bar above scrolls away; this mark stays. */}
        {demo && <span className="shell-demo">{t('shell.demoMark')}</span>}
        <ShellNav path={path} />
        <div className="shell-tools">
          <button type="button" className="shell-search" aria-keyshortcuts="Control+K" onClick={() => setSearching(true)}>
            <Icon name="search" size={18} />
            <span>{t('shell.search')}</span>
            <span className="shell-search-keys" aria-hidden="true">
              <KeyHint keys={['Ctrl', 'K']} />
            </span>
          </button>
          <AccountMenu />
        </div>
      </header>
      <StatusStrip standing={standing} />
      <ShellUpdate />
      <main id="main" className="shell-main" tabIndex={-1}>
        {children}
      </main>
      {searching && <CommandPalette onClose={() => setSearching(false)} />}
      {demo && <DemoMark />}
      <InstallFirst path={path} />
      <IdleGuard />
    </div>
  )
}

function ShellUpdate() {
  const { sending } = useConnection('unknown')
  return <UpdatePrompt sending={sending} />
}

function ShellNav({ path }: { readonly path: string }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  return (
    <nav className="shell-nav" aria-label={t('shell.nav')}>
      {screensOf(vault.session()).map((screen) => (
        <PlaceLink
          key={screen.kind}
          to={{ kind: screen.kind }}
          aria-current={path === `/${screen.kind}` || path.startsWith(`/${screen.kind}/`) ? 'page' : undefined}
        >
          <Icon name={screen.icon} size={18} />
          <span>{t(`shell.${screen.kind}`)}</span>
        </PlaceLink>
      ))}
    </nav>
  )
}

/** Ctrl+K (⌘K) anywhere, also while typing: the browser's own meaning of it is a search bar as well. */
function useSearchKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !event.shiftKey && !event.altKey) {
        event.preventDefault()
        open()
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [open])
}

/** A new screen starts at its heading, for people who hear it. The first screen keeps the browser's own start. */
function useTitleFocus(path: string): void {
  const [first] = useState(path)
  useEffect(() => {
    if (path === first) return
    const timer = setTimeout(() => {
      const active = document.activeElement
      if (active === null || active === document.body || active.closest('.shell-top') !== null)
        document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true })
    }, 150)
    return () => clearTimeout(timer)
  }, [path, first])
}
