import type { Speech } from './readAloud.ts'

/** How long a computer may take to tell of its voices, in milliseconds. */
const voicesWithin = 1_500

/** The browser's own speech. */
export const windowSpeech: Speech<SpeechSynthesisVoice> = {
  voices: async () => {
    if (!('speechSynthesis' in window)) return []
    const { speechSynthesis } = window
    const known = speechSynthesis.getVoices()
    if (known.length > 0) return known
    // Chromium reads them only when asked, and tells of them later.
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, voicesWithin)
      const came = (): void => {
        clearTimeout(timer)
        resolve()
      }
      speechSynthesis.addEventListener('voiceschanged', came, { once: true })
    })
    return speechSynthesis.getVoices()
  },
  say: (words, voice) =>
    new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(words)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.addEventListener('end', () => resolve(true))
      utterance.addEventListener('error', () => resolve(false))
      window.speechSynthesis.speak(utterance)
    }),
  stop: () => {
    if ('speechSynthesis' in window) window.speechSynthesis.cancel()
  },
}
