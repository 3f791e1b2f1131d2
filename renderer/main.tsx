import './withoutEval.ts'
import { createRoot } from 'react-dom/client'
import { defined } from '../shared/domain/assert.ts'
import { App } from './app.tsx'
import { takeNewAddresses } from './session.ts'
import { letEmptyMarkupThrough } from './trustedHtml.ts'
import './style/tokens.css'
import './style/base.css'
import './style/parts.css'
import './style/frame.css'
import './style/screens.css'

letEmptyMarkupThrough(window)
takeNewAddresses()
createRoot(defined(document.getElementById('app'), 'index.html has the element #app')).render(<App />)
