import type { Fix } from '../../model';
import type { FixRequest, FixTarget } from '../language';
export function fixCsharp(_request: FixRequest, _target: FixTarget): readonly Fix[] {
  return [];
}
