import './withoutEval.ts'
import { createRoot } from 'react-dom/client'
import { defined } from '../shared/domain/assert.ts'
import { App } from './app.tsx'
import { takeNewAddresses } from './session.ts'
import { spellingWorkerAddress } from './spelling/windowSpelling.ts'
import { keepMarkupAndScriptsOut } from './trustedHtml.ts'
import './style/tokens.css'
import './style/base.css'
import './style/parts.css'
import './style/frame.css'
import './style/screens.css'

keepMarkupAndScriptsOut(window, spellingWorkerAddress)
takeNewAddresses()
createRoot(defined(document.getElementById('app'), 'index.html has the element #app')).render(<App />)
