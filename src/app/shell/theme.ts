export type ThemeChoice = 'system' | 'light' | 'dark'
const THEME_KEY = 'phieu.theme'

export function storedTheme(): ThemeChoice {
  const stored = localStorage.getItem(THEME_KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

export function applyTheme(theme: ThemeChoice): void {
  if (theme === 'system') {
    delete document.documentElement.dataset['theme']
    localStorage.removeItem(THEME_KEY)
    return
  }
  document.documentElement.dataset['theme'] = theme
  localStorage.setItem(THEME_KEY, theme)
}
