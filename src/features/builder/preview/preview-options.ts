/** How the form is looked at. `sample` is the id of a kept one, or null for a new record. */
export interface PreviewOptions {
  readonly who: 'clerk' | 'reviewer' | 'paper'
  readonly device: 'desktop' | 'phone'
  readonly lang: 'vi' | 'en' | null
  readonly sample: string | null
}

/** In the language of the screen, until another one is asked for. */
export const firstPreview: PreviewOptions = { who: 'clerk', device: 'desktop', lang: null, sample: null }
