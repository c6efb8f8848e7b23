"""A real S3 server on this machine, which refuses what is not signed with a key it gave out."""

import functools
import logging

import boto3
import httpx
from moto.server import ThreadedMotoServer


@functools.cache
def server() -> tuple[str, str, str]:
    """(its origin, a key, a secret); started once, gone with the process."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    started = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    origin = "http://{}:{}".format(*started.get_host_and_port())
    words = {"endpoint_url": origin, "region_name": "us-east-1"}
    words |= {"aws_access_key_id": "any", "aws_secret_access_key": "any"}
    iam = boto3.client("iam", **words)
    iam.create_user(UserName="focale")
    policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
    iam.put_user_policy(UserName="focale", PolicyName="all", PolicyDocument=policy)
    key = iam.create_access_key(UserName="focale")["AccessKey"]
    boto3.client("s3", **words).create_bucket(Bucket="media")
    httpx.post(f"{origin}/moto-api/reset-auth", content=b"0").raise_for_status()
    return origin, key["AccessKeyId"], key["SecretAccessKey"]


def address(folder: str, *, secret: str = "") -> str:
    """The setting for a store in this folder of its bucket."""
    origin, key, true = server()
    return f"s3+http://{key}:{(secret or true).replace('/', '%2F')}@{origin.removeprefix('http://')}/media/{folder}"
