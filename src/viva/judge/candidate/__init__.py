"""The untrusted side: what is imported, shut in and run beside a learner's code. Imports nothing of Viva outside this folder."""
