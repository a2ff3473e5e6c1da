"""The untrusted side: what runs beside a learner's code. Imports nothing of Viva outside this folder."""
