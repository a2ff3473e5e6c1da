/** What every page has: the look, the theme switch, the keyboard. */
import './styles/fonts.css'
import './styles/variables.css'
import './styles/base.css'
import 'katex/dist/katex-swap.css'
import { listenForPalette } from './page/palette'
import { awaitPending } from './page/refresh'
import { listenForShortcuts } from './page/shortcuts'
import { connectThemeButtons } from './page/theme'
import { makeWideFormulasReachable } from './page/wide'

connectThemeButtons()
listenForShortcuts()
listenForPalette()
awaitPending()
makeWideFormulasReachable()
