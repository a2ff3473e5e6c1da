def main(runtimes, rounds):
    pass
