/** The themes, as the settings name them. */
export const THEME_LABELS = { system: 'System', light: 'Paper', white: 'White', dark: 'Dark' } as const

/** The faces, as the settings name them. */
export const FACE_LABELS = { serif: 'Serif', sans: 'Sans', dyslexic: 'Dyslexia-friendly' } as const

const percent = (value: number) => `${value} %`

/** What each measure of the text is called, and how its value is said. */
export const MEASURE_LABELS = {
  size: { label: 'Size', say: percent },
  line: { label: 'Line spacing', say: (value: number) => (value / 100).toFixed(2) },
  letter: { label: 'Letter spacing', say: percent },
  word: { label: 'Word spacing', say: percent },
  width: { label: 'Width', say: (value: number) => `${value} characters` },
} as const
