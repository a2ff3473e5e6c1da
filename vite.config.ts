/** Builds the islands into the package, with hashed names and a manifest the server reads. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const entries = [
  'main',
  'editor',
  'submission-form',
  'draft',
  'timer',
  'snippet',
  'lines',
  'plot',
  'review',
  'recorder',
] as const
const root = import.meta.dirname

/** Browsers that run our modules all read woff2: the other formats would be 800 kB nobody downloads. */
function woff2Only(): Plugin {
  return {
    name: 'viva:woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.css')) return null
      return code.replaceAll(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("[a-z]+"\)/g, '')
    },
  }
}

/** Files that leave the build as they are: KaTeX for the server's own renderer, and the fonts' licences. */
function verbatim(files: Record<string, string>): Plugin {
  return {
    name: 'viva:verbatim',
    generateBundle() {
      for (const [fileName, source] of Object.entries(files)) {
        this.emitFile({
          type: 'asset',
          fileName,
          source: readFileSync(resolve(root, 'node_modules', source)),
        })
      }
    },
  }
}

export default defineConfig({
  root,
  base: './', // relative, so that the server may mount the folder anywhere
  publicDir: false,
  plugins: [
    woff2Only(),
    verbatim({
      'katex/katex.min.js': 'katex/dist/katex.min.js',
      'katex/LICENSE': 'katex/LICENSE',
      'licenses/inter.txt': '@fontsource-variable/inter/LICENSE',
      'licenses/jetbrains-mono.txt': '@fontsource-variable/jetbrains-mono/LICENSE',
    }),
  ],
  build: {
    outDir: 'src/viva/web/static/built',
    emptyOutDir: true,
    manifest: 'manifest.json',
    license: { fileName: 'licenses/packages.md' },
    target: 'es2022',
    chunkSizeWarningLimit: 900, // kB; MathLive comes whole
    assetsInlineLimit: 0, // a data: URL would need a wider content security policy
    modulePreload: { polyfill: false },
    rolldownOptions: { input: entries.map(name => resolve(root, `islands/${name}.ts`)) },
  },
})
