/** Greek letters and signs by the name that TeX and HTML share (`\alpha`, `&alpha;`). */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(
  (
    'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο ' +
    'pi π rho ρ sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ ' +
    'Upsilon Υ Phi Φ Psi Ψ Omega Ω times × pm ± plusmn ± leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ asymp ≈ sim ~ ' +
    'simeq ≃ equiv ≡ cdot · middot · infty ∞ infin ∞ rightarrow → to → rarr → leftarrow ← larr ← leftrightarrow ↔ ' +
    'harr ↔ Rightarrow ⇒ uparrow ↑ uarr ↑ downarrow ↓ darr ↓ in ∈ sum ∑ prod ∏ partial ∂ nabla ∇ div ÷ divide ÷ ' +
    'propto ∝ ll ≪ gg ≫ cup ∪ cap ∩ forall ∀ exists ∃ degree ° deg ° circ ° prime ′ ell ℓ'
  )
    .split(' ')
    .flatMap((name, i, words) => (i % 2 ? [] : [[name, words[i + 1] ?? ''] as const])),
);

const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻').flatMap((char, i, chars) => (i % 2 ? [] : [[char, chars[i + 1] ?? '']])),
);

/** A number with an optional sign as superscript digits; `undefined` for anything else. */
export function superscript(text: string): string | undefined {
  return /^[+\-−]?\d{1,6}$/.test(text) ? Array.from(text, char => SUPERSCRIPTS[char]).join('') : undefined;
}
