import type { MantineColorsTuple, MantineThemeOverride } from '@mantine/core'

/** The accent in Mantine's ten steps, lightest first; step 8 is `--ph-accent` of the light scheme. */
const sea: MantineColorsTuple = [
  '#e0f0f1',
  '#c3e1e4',
  '#9acdd3',
  '#63c3cd',
  '#3aa3af',
  '#1f8793',
  '#12737f',
  '#0d6773',
  '#0a5c68',
  '#074650',
]

/** The tokens for desk screens built with Mantine. A type-only import: the entry route carries none of Mantine's code. */
export const theme: MantineThemeOverride = {
  fontFamily: 'var(--ph-font)',
  fontFamilyMonospace: 'var(--ph-font-number)',
  headings: { fontFamily: 'var(--ph-font)', fontWeight: '600' },
  colors: { sea },
  primaryColor: 'sea',
  primaryShade: { light: 8, dark: 3 },
  defaultRadius: 6,
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.55', lg: '1.55', xl: '1.55' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--ph-shadow)', lg: 'var(--ph-shadow)', xl: 'var(--ph-shadow)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
}
