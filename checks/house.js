// Runs the house rules (.dependency-cruiser.cjs). The cruiser reads TypeScript through the compiler's JavaScript interface, which
// TypeScript 7 does not have, so it alone is given TypeScript 5.
import { registerHooks } from 'node:module'

registerHooks({
  resolve: (specifier, context, next) => {
    const forCruiser =
      context.parentURL?.includes('/dependency-cruiser/') || context.parentURL?.includes('/tsconfig-paths')
    return next(specifier.replace(forCruiser ? /^typescript(?=$|\/)/ : /^$/, 'typescript5'), context)
  },
})
process.argv.splice(2, 0, '--config', '.dependency-cruiser.cjs', 'src')
await import('../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
