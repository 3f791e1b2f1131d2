import { config } from 'zod'

/** First of all imports: a schema made before this would try to make code from text, which the page's policy refuses and reports. */
config({ jitless: true })
