import { testRunbooks } from '../../runner/vitest/index.ts';

await testRunbooks(['docs']);
