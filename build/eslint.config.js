import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** What a room may not import, and the door to use instead (the table of the README's picture of the house). */
function forbid(files, ...patterns) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: patterns.map(([group, message]) => ({ group, message })) },
      ],
    },
  }
}

const electronPackage = [
  ['electron', 'electron/*'],
  'Only electron/main.ts and the files beside it named for it import the package electron.',
]
const node = [['node:*'], 'This room knows no Node: take it as an argument.']
const core = [
  ['**/electron/**'],
  'shared and renderer never import electron/: go through shared/api/contract.',
]

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'test-results', 'playwright-report'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: new URL('..', import.meta.url).pathname,
        project: [
          'build/tsconfig.shared.json',
          'build/tsconfig.renderer.json',
          'build/tsconfig.electron.json',
          'build/tsconfig.test.json',
          'build/tsconfig.testScreens.json',
        ],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSNonNullAssertion', message: 'Use defined(value, why) from shared/domain/assert.' },
      ],
      eqeqeq: 'error',
    },
  },
  forbid(
    ['shared/domain/**'],
    [
      ['zod', '@orpc/*', 'prosemirror-*', 'react', 'node:*'],
      'shared/domain is pure: no package but the date library.',
    ],
    [
      ['**/api/**', '**/document/**', '**/minutesText/**', '**/electron/**', '**/renderer/**'],
      'shared/domain imports only itself.',
    ],
  ),
  forbid(
    ['shared/minutesText/**'],
    node,
    [
      ['prosemirror-state', 'prosemirror-view', 'react'],
      'shared/minutesText takes prosemirror-model and prosemirror-transform only.',
    ],
    [
      ['**/api/**', '**/document/**', '**/electron/**', '**/renderer/**'],
      'shared/minutesText imports shared/domain only.',
    ],
  ),
  forbid(
    ['shared/document/**'],
    node,
    [['docx', '@myriaddreamin/*', '@cantoo/*', 'react'], 'shared/document knows no renderer.'],
    [
      ['**/api/**', '**/electron/**', '**/renderer/**'],
      'shared/document imports shared/domain and shared/minutesText only.',
    ],
  ),
  forbid(['shared/api/**'], node, core, [['react', 'react-dom'], 'shared/api knows no screen.']),
  forbid(['renderer/**'], node, core, electronPackage),
  forbid(['electron/db/**'], electronPackage, [
    ['**/core/**', '**/render/**', '**/import/**'],
    'electron/db imports shared and its own room only.',
  ]),
  forbid(['electron/render/**', 'electron/import/**', 'electron/files/**'], electronPackage, [
    ['**/core/**', '**/db/**'],
    'This room takes values and gives values: no database, no core.',
  ]),
  forbid(['electron/core/**'], electronPackage),
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: { ...reactHooks.configs.recommended.rules, ...jsxA11y.flatConfigs.recommended.rules },
  },
  {
    files: [
      'electron/cli.ts',
      'electron/cli/**',
      'test/bench/**',
      'test/attack/**',
      'test/leaks/**',
      'test/plain/**',
      'test/soak/**',
      'test/ux/**',
      'build/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['build/**', '*.js', '**/*.config.ts', '**/*.config.js', '**/*.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
)
