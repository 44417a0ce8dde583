"""The loop and all that it calls: functions of whole numbers, which numba can compile."""
