import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu } from '#ui/menu.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useGo } from '#workspace/go.tsx'
import { useLang } from '#workspace/lang.ts'
import { useAppParts } from '../app-parts.ts'
import { setLang } from '../i18n/i18n.ts'
import { ChangePasswordDialog } from './change-password-dialog.tsx'
import { LockSettingsDialog } from './lock-settings-dialog.tsx'
import { applyTheme, storedTheme, type ThemeChoice } from './theme.ts'

const nextTheme: Readonly<Record<ThemeChoice, ThemeChoice>> = { system: 'light', light: 'dark', dark: 'system' }
const themeWord: Readonly<Record<ThemeChoice, string>> = { system: 'shell.themeSystem', light: 'shell.themeLight', dark: 'shell.themeDark' }

/** Who works here and for which unit; language, background, lock. */
export function AccountMenu() {
  const { t, i18n } = useTranslation()
  const { vault } = useDesk()
  const { session, unsaved } = useAppParts()
  const go = useGo()
  const lang = useLang()
  const [theme, setTheme] = useState(storedTheme)
  const [dialog, setDialog] = useState<'password' | 'lock' | null>(null)
  const { user, units } = vault.session()
  const place = units.length > 1 ? `${units[0]?.name ?? ''} +${units.length - 1}` : (units[0]?.name ?? '')
  const lock = async () => {
    if (await unsaved.saveAll()) await session.lock()
  }
  /** Without a PIN there is first one to set. */
  const quickLock = async () => {
    if (session.quick.holder() !== vault.userId) return setDialog('lock')
    if (await unsaved.saveAll()) await session.quick.lock()
  }
  const changeTheme = () => {
    applyTheme(nextTheme[theme])
    setTheme(nextTheme[theme])
  }
  return (
    <>
      <Menu
        align="end"
        // What is seen stands in it word for word, for people who speak to their computer.
        label={`${t('shell.account')}: ${user.name} ${place}`}
        trigger={
          <span className="shell-person">
            <strong>{user.name}</strong> <small>{place}</small>
          </span>
        }
        items={[
          { key: 'device', label: t('shell.device'), icon: 'device', onSelect: () => go({ kind: 'device' }) },
          {
            key: 'lang',
            label: lang === 'vi' ? 'English' : 'Tiếng Việt',
            icon: 'comment',
            onSelect: () => void setLang(i18n, lang === 'vi' ? 'en' : 'vi'),
          },
          { key: 'theme', label: `${t('shell.theme')}: ${t(themeWord[theme])}`, icon: 'eye', onSelect: changeTheme },
          { key: 'password', label: t('password.title'), icon: 'settings', onSelect: () => setDialog('password') },
          { key: 'lock-settings', label: t('lock.settings'), icon: 'clock', onSelect: () => setDialog('lock') },
          { key: 'quick-lock', label: t('lock.quick'), icon: 'lock', onSelect: () => void quickLock() },
          { key: 'lock', label: t('shell.lock'), icon: 'lock', onSelect: () => void lock() },
        ]}
      />
      {dialog === 'password' && <ChangePasswordDialog onClose={() => setDialog(null)} />}
      {dialog === 'lock' && <LockSettingsDialog onClose={() => setDialog(null)} />}
    </>
  )
}
