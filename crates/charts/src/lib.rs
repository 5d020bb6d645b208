//! Scales, axes and the few chart forms Stut needs, as accessible SVG.
