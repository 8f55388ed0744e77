/** What of the browser tells where the app runs. */
export interface BrowserSigns {
  readonly userAgent: string
  readonly maxTouchPoints: number
  /** Opened from the home screen. */
  readonly installed: boolean
}

const inApps: readonly (readonly [RegExp, string])[] = [
  [/\bZalo/i, 'Zalo'],
  [/\bMessengerForiOS|\bMESSENGER|FB_IAB\/MESSENGER|FB_IAB\/Orca/i, 'Messenger'],
  [/\bFBAN\b|\bFBAV\b|FB_IAB/, 'Facebook'],
  [/\bInstagram\b/, 'Instagram'],
  [/\bTikTok|musical_ly|BytedanceWebview/i, 'TikTok'],
  [/\bLine\//, 'LINE'],
]

/** The name of the app in whose own browser this runs: what is stored there goes when it likes. Null: a browser of its own. */
export const inAppBrowser = ({ userAgent }: BrowserSigns): string | null => inApps.find(([sign]) => sign.test(userAgent))?.[1] ?? null

export const isAndroid = ({ userAgent }: BrowserSigns): boolean => /\bAndroid\b/.test(userAgent)

/** An iPad says that it is a Mac; no Mac has a screen to touch. */
export const isIos = ({ userAgent, maxTouchPoints }: BrowserSigns): boolean =>
  /\b(iPhone|iPad|iPod)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && maxTouchPoints > 1)

/** iOS deletes what a page stored after seven days without a visit, unless it was put on the home screen. */
export const needsInstalling = (signs: BrowserSigns): boolean => isIos(signs) && !signs.installed

export const browserSigns = (): BrowserSigns => ({
  userAgent: navigator.userAgent,
  maxTouchPoints: navigator.maxTouchPoints,
  installed: matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true),
})
